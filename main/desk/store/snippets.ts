import { snippetSchema } from '../../../preload/shapes/snippets.ts';
import type { Snippet } from '../../../preload/shapes/snippets.ts';
import { number, text, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';

const { kind: kinds, tone: tones } = snippetSchema.shape;

/** The shop's texts with places to fill. */
export interface SnippetTable {
  /** In the order in which they came. */
  list(): readonly Snippet[];
  /** Adds, changes and removes in one transaction; one that is changed stays in its place. */
  change(change: { readonly put?: readonly Snippet[]; readonly remove?: readonly string[] }): void;
  /** Brings those of an earlier settings.json over, once; later calls change nothing. */
  adopt(snippets: readonly Snippet[]): void;
}

export function createSnippetTable({ sql, read, write }: Connection): SnippetTable {
  function put({ id, shortName, title, text: words, kind, tone, sample }: Snippet): void {
    sql(`INSERT INTO snippets (id, position, short_name, title, text, kind, tone, sample)
      VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM snippets), ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (id) DO UPDATE SET short_name = ?2, title = ?3, text = ?4, kind = ?5, tone = ?6, sample = ?7`).run(
      id,
      shortName,
      title,
      words,
      kind,
      tone,
      sample ? 1 : 0,
    );
  }
  return {
    list: () =>
      read(() =>
        sql('SELECT * FROM snippets ORDER BY position, id')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            shortName: text(row, 'short_name'),
            title: text(row, 'title'),
            text: text(row, 'text'),
            kind: oneOf(row, 'kind', kinds.options),
            tone: oneOf(row, 'tone', tones.options),
            sample: number(row, 'sample') === 1,
          })),
      ),
    change: ({ put: changed = [], remove = [] }) => {
      write(() => {
        for (const id of remove) sql('DELETE FROM snippets WHERE id = ?').run(id);
        for (const snippet of changed) put(snippet);
      });
    },
    adopt: (snippets) => {
      write(() => {
        // In the transaction of the rows: killed before, it is done again; killed after, never.
        const { changes } = sql(
          `INSERT OR IGNORE INTO meta (key, value) VALUES ('snippets.adopted', 'yes')`,
        ).run();
        if (changes === 1) for (const snippet of snippets) put(snippet);
      });
    },
  };
}
