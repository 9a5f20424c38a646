import { resolveTarget, hashAnswer, targetJoin } from './target-ref.ts';
import { blob, number, text, type Row } from './row-readers.ts';
import { acceptRows, deleteRows } from './delete-rows.ts';
import { holdToLimits, limits } from './limits.ts';
import type { Connection } from './connection.ts';

/** A phrasing of a question that was answered with an entry (`e:` and its id) or a passage (`p:`). */
export interface StoredPhrasing {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly target: string;
  /** Encrypted. */
  readonly phrase: Uint8Array;
  readonly isPending: boolean;
  /** The answer is another one than when this was learned. */
  readonly isStale: boolean;
}

/** What the search needs of a phrasing. */
export interface PhrasingVector {
  readonly target: string;
  readonly vector: Int8Array;
  readonly at: number;
  readonly isStale: boolean;
}

/** The same as it is stored. */
export type EncryptedVector<Vector extends PhrasingVector> = Omit<Vector, 'vector'> & {
  readonly id: string;
  /** Encrypted. */
  readonly embedding: Uint8Array;
};

export interface PhrasingTable {
  /** Null, and nothing written, when the target is gone. `removed` others made room for it (limits.ts). */
  add(phrasing: {
    readonly id: string;
    readonly by: string;
    readonly target: string;
    readonly phrase: Uint8Array;
    /** Encrypted. */
    readonly embedding: Uint8Array;
    readonly isPending: boolean;
    /** That it was learned of; null where nobody knows. */
    readonly caseId: string | null;
  }): { readonly at: number; readonly removed: number } | null;
  /** In no order; those that are gone are left out. */
  get(ids: readonly string[]): readonly StoredPhrasing[];
  /** What a case taught, in no order. */
  ofCase(caseId: string): readonly StoredPhrasing[];
  /** Those that count in the search: accepted, and of the model that is searched by. */
  vectors(): readonly EncryptedVector<PhrasingVector>[];
  /** How many there are, those that are pending among them. */
  count(): number;
  /** The same with their encrypted words, oldest first. */
  phrases(): readonly (Pick<StoredPhrasing, 'id' | 'target' | 'phrase'> & {
    readonly embedding: Uint8Array;
  })[];
  /** What is pending counts from now on. */
  accept(ids: readonly string[]): void;
  /** The answer of an entry was changed in a way that does not make its phrasings stale. */
  updateAnswerHash(entryId: string, before: string, after: string): void;
  /** Deletes phrasings; all of them when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

const vectorRow = (row: Row) => ({
  id: text(row, 'id'),
  target: text(row, 'target'),
  embedding: blob(row, 'embedding'),
});

const { isStale, columns } = targetJoin;
const from = targetJoin.from('learned_phrasings');
const phrasingRow = (row: Row): StoredPhrasing => ({
  id: text(row, 'id'),
  at: number(row, 'at'),
  by: text(row, 'by'),
  target: text(row, 'target'),
  phrase: blob(row, 'phrase'),
  isPending: number(row, 'pending') === 1,
  isStale: isStale(row),
});
const { counts } = targetJoin;

export function createPhrasingTable(
  connection: Connection,
  { now }: { readonly now: () => number },
): PhrasingTable {
  const { sql, read, write } = connection;
  /** What counts in a search, oldest first. */
  const counted = <Item>(toItem: (row: Row) => Item): readonly Item[] =>
    read(() =>
      sql(`SELECT ${columns}, l.embedding ${from} WHERE ${counts} ORDER BY l.at, l.id`).all().map(toItem),
    );
  return {
    add: ({ id, by, target, phrase, embedding, isPending, caseId }) =>
      write(() => {
        const to = resolveTarget(target, { sql });
        if (to === null) return null;
        const at = now();
        sql(`INSERT INTO learned_phrasings
            (id, at, by, entry_id, passage_id, phrase, embedding, model, answer_hash, pending, case_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT number FROM current_model), ?, ?, ?)`).run(
          id,
          at,
          by,
          to.entry,
          to.passage,
          phrase,
          embedding,
          to.answer,
          isPending ? 1 : 0,
          caseId,
        );
        const removed = holdToLimits(connection, 'learned_phrasings', to, limits.learnedPhrasings);
        return { at, removed };
      }),
    get: (ids) =>
      read(() =>
        sql(`SELECT ${columns} ${from} WHERE l.id IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(ids))
          .map(phrasingRow),
      ),
    ofCase: (caseId) =>
      read(() => sql(`SELECT ${columns} ${from} WHERE l.case_id = ?`).all(caseId).map(phrasingRow)),
    vectors: () => counted((row) => ({ ...vectorRow(row), at: number(row, 'at'), isStale: isStale(row) })),
    count: () => read(() => number(sql('SELECT count(*) AS n FROM learned_phrasings').get() ?? {}, 'n')),
    phrases: () => counted((row) => ({ ...vectorRow(row), phrase: blob(row, 'phrase') })),
    accept: (ids) => {
      acceptRows(connection, 'learned_phrasings', ids);
    },
    updateAnswerHash: (entryId, before, after) => {
      write(() => {
        sql('UPDATE learned_phrasings SET answer_hash = ? WHERE entry_id = ? AND answer_hash = ?').run(
          hashAnswer(after),
          entryId,
          hashAnswer(before),
        );
      });
    },
    remove: (ids) => deleteRows(connection, 'learned_phrasings', ids),
  };
}
