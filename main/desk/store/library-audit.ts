import type { Connection } from './connection.ts';
import { number, type Row, text, textOrNull } from './row-readers.ts';

/** Something of the library that wants mending. */
interface AuditedRow {
  readonly id: string;
  readonly about: string;
  readonly suggested: number;
}

interface Audited {
  readonly count: number;
  readonly of: number;
  readonly rows: readonly AuditedRow[];
}

/** What a library lacks, counted in one pass each. */
export interface LibraryAuditTable {
  /** The first `limit` of each kind, those that were suggested most often before the others. */
  entries(
    kind: 'due' | 'unused' | 'withoutCollection' | 'withoutAudience' | 'withoutLanguage',
    query: { readonly before: number; readonly limit: number },
  ): Audited;
  /** Files of which nothing has changed since that time. */
  unchangedFiles(query: { readonly before: number; readonly limit: number }): Audited;
  /** Whether anything says whom it is for: else nothing has to. */
  hasAudiences(): boolean;
  /** Entries by the language that they say, or that their document has. */
  languages(): readonly { readonly language: string | null; readonly entries: number }[];
}

/** SQL over `entries e` and `documents d`; the one parameter is a time. */
const conditions = {
  due: `e.review_by <= date('now', 'localtime') AND ?1 IS NOT NULL`,
  unused: 'e.used = 0 AND e.created_at < ?1',
  withoutCollection: `e.collection IS NULL AND e.tags = '[]' AND ?1 IS NOT NULL`,
  withoutAudience: 'coalesce(e.audience, d.audience, d.guessed_audience) IS NULL AND ?1 IS NOT NULL',
  withoutLanguage: 'coalesce(e.language, d.language) IS NULL AND ?1 IS NOT NULL',
} as const;

const rowOf = (row: Row): AuditedRow => ({
  id: text(row, 'id'),
  about: text(row, 'about'),
  suggested: number(row, 'suggested'),
});

export function createLibraryAuditTable({ sql, read }: Connection): LibraryAuditTable {
  const all = (table: 'entries' | 'documents'): number =>
    number(sql(`SELECT count(*) AS n FROM ${table}`).get() ?? {}, 'n');
  return {
    entries: (kind, { before, limit }) =>
      read(() => {
        const from = `FROM entries e JOIN documents d ON d.id = e.document_id WHERE ${conditions[kind]}`;
        return {
          count: number(sql(`SELECT count(*) AS n ${from}`).get(before) ?? {}, 'n'),
          of: all('entries'),
          rows: sql(
            `SELECT e.id, e.question AS about, e.suggested ${from} ORDER BY e.suggested DESC, e.created_at, e.id LIMIT ?2`,
          )
            .all(before, limit)
            .map(rowOf),
        };
      }),
    unchangedFiles: ({ before, limit }) =>
      read(() => {
        const from = `FROM documents d WHERE d.kind <> 'own' AND d.state = 'ready' AND d.added_at < ?1
          AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.document_id = d.id AND e.changed_at >= ?1)`;
        const suggested = `(SELECT coalesce(sum(e.suggested), 0) FROM entries e WHERE e.document_id = d.id)`;
        return {
          count: number(sql(`SELECT count(*) AS n ${from}`).get(before) ?? {}, 'n'),
          of: all('documents'),
          rows: sql(
            `SELECT d.id, d.name AS about, ${suggested} AS suggested ${from} ORDER BY d.used DESC, d.added_at, d.id LIMIT ?2`,
          )
            .all(before, limit)
            .map(rowOf),
        };
      }),
    hasAudiences: () =>
      read(
        () =>
          sql(`SELECT 1 FROM entries WHERE audience IS NOT NULL UNION ALL
            SELECT 1 FROM documents WHERE coalesce(audience, guessed_audience) IS NOT NULL LIMIT 1`).get() !==
          undefined,
      ),
    languages: () =>
      read(() =>
        sql(`SELECT coalesce(e.language, d.language) AS language, count(*) AS entries
          FROM entries e JOIN documents d ON d.id = e.document_id GROUP BY 1 ORDER BY entries DESC, language`)
          .all()
          .map((row) => ({ language: textOrNull(row, 'language'), entries: number(row, 'entries') })),
      ),
  };
}
