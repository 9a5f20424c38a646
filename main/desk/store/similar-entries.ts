import { number, type Row, text, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';

const kinds = ['duplicate', 'contradiction'] as const;

export interface SimilarPair {
  /** Ids of two entries, the smaller one first. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1. */
  readonly score: number;
  readonly kind: (typeof kinds)[number];
}

/** What was compared of an entry: the newest passage that it had then. An entry that changes gets new passages. */
export interface ComparedEntry {
  readonly entryId: string;
  readonly passageId: number;
}

/** Pairs of entries that ask the same, as they were found last. A pair goes with either of its entries. */
export interface SimilarEntryTable {
  compared(): ReadonlyMap<string, number>;
  /** What entries ask, without the rest of them. */
  questions(ids: readonly string[]): ReadonlyMap<string, string>;
  /**
   * Stores what was found for entries that are new or changed: every older pair of theirs is replaced, pairs of entries
   * that are gone meanwhile are left out.
   */
  replacePairs(compared: readonly ComparedEntry[], pairs: readonly SimilarPair[]): void;
  /** Most similar first. */
  list(query: {
    readonly kind: SimilarPair['kind'];
    readonly offset: number;
    readonly limit: number;
  }): readonly SimilarPair[];
  counts(): Readonly<Record<SimilarPair['kind'], number>>;
  /** The pair, in whatever order its ids are given. */
  get(a: string, b: string): SimilarPair | null;
  /** Deletes the pair and stores the key, so that it is not found again. */
  dismiss(pair: SimilarPair, key: string): void;
  isDismissed(key: string): boolean;
}

export function createSimilarEntryTable({ sql, read, write }: Connection): SimilarEntryTable {
  const rowOf = (row: Row): SimilarPair => ({
    a: text(row, 'a'),
    b: text(row, 'b'),
    score: number(row, 'score'),
    kind: oneOf(row, 'kind', kinds),
  });

  return {
    compared: () =>
      read(() => {
        // As many as there are entries: one after the other, and not a row of each at once.
        const found = new Map<string, number>();
        for (const row of sql('SELECT entry_id, passage_id FROM compared_entries').iterate())
          found.set(text(row, 'entry_id'), number(row, 'passage_id'));
        return found;
      }),
    questions: (ids) =>
      read(
        () =>
          new Map(
            sql('SELECT id, question FROM entries WHERE id IN (SELECT value FROM json_each(?))')
              .all(JSON.stringify(ids))
              .map((row) => [text(row, 'id'), text(row, 'question')]),
          ),
      ),
    replacePairs: (compared, pairs) =>
      write(() => {
        for (const { entryId, passageId } of compared) {
          sql('DELETE FROM similar_entries WHERE a = ?').run(entryId);
          sql('DELETE FROM similar_entries WHERE b = ?').run(entryId);
          sql(`INSERT OR REPLACE INTO compared_entries (entry_id, passage_id)
               SELECT id, ? FROM entries WHERE id = ?`).run(passageId, entryId);
        }
        for (const { a, b, score, kind } of pairs)
          sql(`INSERT OR REPLACE INTO similar_entries (a, b, score, kind)
               SELECT x.id, y.id, ?, ? FROM entries x, entries y WHERE x.id = ? AND y.id = ?`).run(
            score,
            kind,
            a,
            b,
          );
      }),
    list: ({ kind, offset, limit }) =>
      read(() =>
        sql(
          'SELECT a, b, score, kind FROM similar_entries WHERE kind = ? ORDER BY score DESC, a, b LIMIT ? OFFSET ?',
        )
          .all(kind, limit, offset)
          .map(rowOf),
      ),
    counts: () =>
      read(() => {
        const found = { duplicate: 0, contradiction: 0 };
        for (const row of sql('SELECT kind, count(*) AS n FROM similar_entries GROUP BY kind').all())
          found[oneOf(row, 'kind', kinds)] = number(row, 'n');
        return found;
      }),
    get: (one, other) =>
      read(() => {
        const [a, b] = one < other ? [one, other] : [other, one];
        const row = sql('SELECT a, b, score, kind FROM similar_entries WHERE a = ? AND b = ?').get(a, b);
        return row === undefined ? null : rowOf(row);
      }),
    dismiss: ({ a, b }, key) =>
      write(() => {
        sql('DELETE FROM similar_entries WHERE a = ? AND b = ?').run(a, b);
        sql('INSERT OR IGNORE INTO dismissed_pairs (key) VALUES (?)').run(key);
      }),
    isDismissed: (key) =>
      read(() => sql('SELECT 1 FROM dismissed_pairs WHERE key = ?').get(key) !== undefined),
  };
}
