import { number, text, word } from './columns.ts';
import type { Connection } from './connection.ts';

const kinds = ['phrase', 'wrong', 'edit', 'new entry'] as const;

/** Everything that replies taught, of whatever kind, in one order. */
export interface LessonTable {
  /** Newest first. */
  list(
    offset: number,
    limit: number,
  ): {
    readonly total: number;
    readonly rows: readonly { readonly kind: (typeof kinds)[number]; readonly id: string }[];
  };
}

const all = `
  SELECT 'phrase' AS kind, id, at FROM learned
  UNION ALL SELECT 'wrong', id, at FROM wrong_pairs
  UNION ALL SELECT 'edit', id, at FROM edits
  UNION ALL SELECT 'new entry', id, last_at FROM proposals WHERE source = 'reply' AND state <> 'rejected'`;

export const createLessonTable = ({ sql, read }: Connection): LessonTable => ({
  list: (offset, limit) =>
    read(() => ({
      total: number(sql(`SELECT count(*) AS n FROM (${all})`).get() ?? {}, 'n'),
      rows: sql(`SELECT kind, id FROM (${all}) ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`)
        .all(limit, offset)
        .map((row) => ({ kind: word(row, 'kind', kinds), id: text(row, 'id') })),
    })),
});
