import { belongingTo, hashOf, withAnswer } from './answer-of.ts';
import { blob, number, signedBytes, text } from './columns.ts';
import { acceptRows, forgetRows } from './chosen-rows.ts';
import type { Connection } from './connection.ts';

/** A way of asking that was answered with an entry (`e:` and its id) or a passage (`p:`). */
export interface LearnedPhrase {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly target: string;
  /** Encrypted. */
  readonly phrase: Uint8Array;
  readonly isWaiting: boolean;
  /** The answer is another one than when this was learned. */
  readonly isFaded: boolean;
}

/** What the search needs of a phrase. */
export interface LearnedVector {
  readonly target: string;
  readonly vector: Int8Array;
  readonly at: number;
  readonly isFaded: boolean;
}

export interface LearnedTable {
  /** False, and nothing written, when the target is gone. */
  add(phrase: {
    readonly id: string;
    readonly by: string;
    readonly target: string;
    readonly phrase: Uint8Array;
    readonly vector: Int8Array;
    readonly isWaiting: boolean;
  }): boolean;
  /** In no order; those that are gone are left out. */
  get(ids: readonly string[]): readonly LearnedPhrase[];
  /** Those that count in the search: accepted, and of the model that is searched by. */
  vectors(): readonly LearnedVector[];
  /** Phrases that wait count from now on. */
  accept(ids: readonly string[]): void;
  /** The answer of an entry was changed in a way that what was learned for it does not fade by. */
  follow(entryId: string, before: string, after: string): void;
  /** Forgets phrases; all of them when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

const { isFaded, columns } = withAnswer;
const from = withAnswer.from('learned');

export function createLearnedTable(
  connection: Connection,
  { now }: { readonly now: () => number },
): LearnedTable {
  const { sql, read, write } = connection;
  return {
    add: ({ id, by, target, phrase, vector, isWaiting }) =>
      write(() => {
        const to = belongingTo(target, { sql });
        if (to === null) return false;
        sql(`INSERT INTO learned (id, at, by, entry_id, passage_id, phrase, vector, model, answer, waiting)
          VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT number FROM current_model), ?, ?)`).run(
          id,
          now(),
          by,
          to.entry,
          to.passage,
          phrase,
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
            phrase: blob(row, 'phrase'),
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
            vector: signedBytes(row, 'vector'),
            isFaded: isFaded(row),
          })),
      ),
    accept: (ids) => {
      acceptRows(connection, 'learned', ids);
    },
    follow: (entryId, before, after) => {
      write(() => {
        sql('UPDATE learned SET answer = ? WHERE entry_id = ? AND answer = ?').run(
          hashOf(after),
          entryId,
          hashOf(before),
        );
      });
    },
    remove: (ids) => forgetRows(connection, 'learned', ids),
  };
}
