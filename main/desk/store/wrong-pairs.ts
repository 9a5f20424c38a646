import type { WrongReason } from '../../../preload/contract.ts';
import { belongingTo, withAnswer } from './answer-of.ts';
import { blob, blobOrNull, number, signedBytes, text, word } from './columns.ts';
import { acceptRows, forgetRows } from './chosen-rows.ts';
import type { Connection } from './connection.ts';
import type { LearnedPhrase, LearnedVector } from './learned.ts';

/** In the order of the keys that choose them; the store's own check holds the same words. */
const wrongReasons = [
  'wrong',
  'outdated',
  'incomplete',
  'not for this customer',
] as const satisfies readonly WrongReason[];

interface WrongPair extends LearnedPhrase {
  readonly reason: WrongReason;
  /** Encrypted, or null when nothing was said. */
  readonly comment: Uint8Array | null;
}

/** What the search needs of a message that an answer was wrong for. */
export interface WrongVector extends LearnedVector {
  readonly reason: WrongReason;
}

export interface WrongPairTable {
  /** False, and nothing written, when the target is gone. */
  add(pair: {
    readonly id: string;
    readonly by: string;
    readonly target: string;
    readonly reason: WrongReason;
    readonly phrase: Uint8Array;
    readonly comment: Uint8Array | null;
    readonly vector: Int8Array;
    readonly isWaiting: boolean;
  }): boolean;
  /** In no order; those that are gone are left out. */
  get(ids: readonly string[]): readonly WrongPair[];
  /** Those that count in the search: accepted, and of the model that is searched by. */
  vectors(): readonly WrongVector[];
  /** Pairs that wait count from now on. */
  accept(ids: readonly string[]): void;
  /** Forgets pairs; all of them when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

const { isFaded } = withAnswer;
const columns = `${withAnswer.columns}, l.reason, l.comment`;
const from = withAnswer.from('wrong_pairs');

export function createWrongPairTable(
  connection: Connection,
  { now }: { readonly now: () => number },
): WrongPairTable {
  const { sql, read, write } = connection;
  return {
    add: ({ id, by, target, reason, phrase, comment, vector, isWaiting }) =>
      write(() => {
        const to = belongingTo(target, { sql });
        if (to === null) return false;
        sql(`INSERT INTO wrong_pairs
            (id, at, by, entry_id, passage_id, reason, phrase, comment, vector, model, answer, waiting)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM current_model), ?, ?)`).run(
          id,
          now(),
          by,
          to.entry,
          to.passage,
          reason,
          phrase,
          comment,
          vector,
          to.answer,
          isWaiting ? 1 : 0,
        );
        return true;
      }),
    get: (ids) =>
      read(() =>
        sql(`SELECT ${columns} ${from} WHERE l.id IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(ids))
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            by: text(row, 'by'),
            target: text(row, 'target'),
            reason: word(row, 'reason', wrongReasons),
            phrase: blob(row, 'phrase'),
            comment: blobOrNull(row, 'comment'),
            isWaiting: number(row, 'waiting') === 1,
            isFaded: isFaded(row),
          })),
      ),
    vectors: () =>
      read(() =>
        sql(`SELECT ${columns}, l.vector ${from}
          WHERE l.waiting = 0 AND l.model = (SELECT number FROM current_model) ORDER BY l.at, l.id`)
          .all()
          .map((row) => ({
            target: text(row, 'target'),
            at: number(row, 'at'),
            reason: word(row, 'reason', wrongReasons),
            vector: signedBytes(row, 'vector'),
            isFaded: isFaded(row),
          })),
      ),
    accept: (ids) => {
      acceptRows(connection, 'wrong_pairs', ids);
    },
    remove: (ids) => forgetRows(connection, 'wrong_pairs', ids),
  };
}
