import type { NegativeFeedbackReason } from '../../../preload/contract.ts';
import { resolveTarget, targetJoin } from './target-ref.ts';
import { blob, blobOrNull, number, text, oneOf } from './row-readers.ts';
import { acceptRows, deleteRows } from './delete-rows.ts';
import { holdToLimits, limits } from './limits.ts';
import type { Connection } from './connection.ts';
import type { EncryptedVector, StoredPhrasing, PhrasingVector } from './phrasings.ts';

/** In the order of the keys that choose them; the table's own check has the same words. */
const feedbackReasons = [
  'wrong',
  'outdated',
  'incomplete',
  'not for this customer',
] as const satisfies readonly NegativeFeedbackReason[];

interface NegativeFeedbackRow extends StoredPhrasing {
  readonly reason: NegativeFeedbackReason;
  /** Encrypted, or null when nothing was said. */
  readonly comment: Uint8Array | null;
}

/** What the search needs of a message that an answer was wrong for. */
export interface NegativeFeedbackVector extends PhrasingVector {
  readonly reason: NegativeFeedbackReason;
}

export interface NegativeFeedbackTable {
  /** False, and nothing written, when the target is gone. */
  add(feedback: {
    readonly id: string;
    readonly by: string;
    readonly target: string;
    readonly reason: NegativeFeedbackReason;
    readonly phrase: Uint8Array;
    readonly comment: Uint8Array | null;
    /** Encrypted. */
    readonly embedding: Uint8Array;
    readonly isPending: boolean;
    readonly caseId: string;
  }): boolean;
  /** In no order; those that are gone are left out. */
  get(ids: readonly string[]): readonly NegativeFeedbackRow[];
  /** Those that count in the search: accepted, and of the model that is searched by. */
  vectors(): readonly EncryptedVector<NegativeFeedbackVector>[];
  /** What is pending counts from now on. */
  accept(ids: readonly string[]): void;
  /** Deletes feedback; all of it when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

const { isStale } = targetJoin;
const columns = `${targetJoin.columns}, l.reason, l.comment`;
const from = targetJoin.from('negative_feedback');

export function createNegativeFeedbackTable(
  connection: Connection,
  { now }: { readonly now: () => number },
): NegativeFeedbackTable {
  const { sql, read, write } = connection;
  return {
    add: ({ id, by, target, reason, phrase, comment, embedding, isPending, caseId }) =>
      write(() => {
        const to = resolveTarget(target, { sql });
        if (to === null) return false;
        sql(`INSERT INTO negative_feedback
            (id, at, by, entry_id, passage_id, reason, phrase, comment, embedding, model, answer_hash, pending,
             case_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM current_model), ?, ?, ?)`).run(
          id,
          now(),
          by,
          to.entry,
          to.passage,
          reason,
          phrase,
          comment,
          embedding,
          to.answer,
          isPending ? 1 : 0,
          caseId,
        );
        holdToLimits(connection, 'negative_feedback', to, limits.negativeFeedback);
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
            reason: oneOf(row, 'reason', feedbackReasons),
            phrase: blob(row, 'phrase'),
            comment: blobOrNull(row, 'comment'),
            isPending: number(row, 'pending') === 1,
            isStale: isStale(row),
          })),
      ),
    vectors: () =>
      read(() =>
        sql(`SELECT ${columns}, l.embedding ${from} WHERE ${targetJoin.counts} ORDER BY l.at, l.id`)
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            target: text(row, 'target'),
            at: number(row, 'at'),
            reason: oneOf(row, 'reason', feedbackReasons),
            embedding: blob(row, 'embedding'),
            isStale: isStale(row),
          })),
      ),
    accept: (ids) => {
      acceptRows(connection, 'negative_feedback', ids);
    },
    remove: (ids) => deleteRows(connection, 'negative_feedback', ids),
  };
}
