import { number, text, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';

const kinds = ['phrasing', 'negative feedback', 'edit', 'new entry'] as const;

/** Everything that replies taught, of whatever kind, in one order. */
export interface FeedbackItemTable {
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
  SELECT 'phrasing' AS kind, id, at FROM learned_phrasings
  UNION ALL SELECT 'negative feedback', id, at FROM negative_feedback
  UNION ALL SELECT 'edit', id, at FROM edits
  UNION ALL SELECT 'new entry', id, last_at FROM proposals WHERE source = 'reply' AND state <> 'rejected'`;

export const createFeedbackItemTable = ({ sql, read }: Connection): FeedbackItemTable => ({
  list: (offset, limit) =>
    read(() => ({
      total: number(sql(`SELECT count(*) AS n FROM (${all})`).get() ?? {}, 'n'),
      rows: sql(`SELECT kind, id FROM (${all}) ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`)
        .all(limit, offset)
        .map((row) => ({ kind: oneOf(row, 'kind', kinds), id: text(row, 'id') })),
    })),
});
