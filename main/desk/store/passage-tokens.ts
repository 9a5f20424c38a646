import { embeddedTexts, toUnembedded, type UnembeddedPassage } from './model-vectors.ts';
import { blob, number } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** The token vectors of passages, by the model that came along: token-bytes.ts says how they are put together. */
export interface PassageTokenTable {
  /** Of those of these passages that have any. */
  of(ids: readonly number[]): ReadonlyMap<number, Uint8Array>;
  /** Passages whose tokens are still to be made, in order of their ids. */
  missing(limit: number): readonly UnembeddedPassage[];
  isAnyMissing(): boolean;
  /** Stores what was made of them; null where there was nothing to make. */
  put(passages: readonly { readonly id: number; readonly tokens: Uint8Array | null }[]): void;
  /** All are to be made anew. */
  deleteAll(): void;
}

export function createPassageTokenTable({ sql, read, write }: Connection): PassageTokenTable {
  return {
    of: (ids) =>
      read(
        () =>
          new Map(
            sql(`SELECT t.passage_id, t.tokens FROM json_each(?) asked
              CROSS JOIN passage_tokens t ON t.passage_id = asked.value`)
              .all(JSON.stringify(ids))
              .map((row) => [number(row, 'passage_id'), blob(row, 'tokens')]),
          ),
      ),
    missing: (limit) =>
      read(() =>
        sql(`${embeddedTexts} WHERE p.id IN (SELECT passage_id FROM passages_without_tokens ORDER BY passage_id LIMIT ?)
          ORDER BY p.id`)
          .all(limit)
          .map(toUnembedded),
      ),
    isAnyMissing: () => read(() => sql('SELECT 1 FROM passages_without_tokens LIMIT 1').get() !== undefined),
    put: (passages) => {
      write(() => {
        for (const { id, tokens } of passages) {
          sql('DELETE FROM passages_without_tokens WHERE passage_id = ?').run(id);
          if (tokens !== null)
            // Gone meanwhile: then there is nothing to store them for.
            sql(
              'INSERT OR REPLACE INTO passage_tokens (passage_id, tokens) SELECT id, ? FROM passages WHERE id = ?',
            ).run(tokens, id);
        }
      });
    },
    deleteAll: () => {
      write(() => {
        sql('INSERT OR IGNORE INTO passages_without_tokens (passage_id) SELECT id FROM passages').run();
        sql('DELETE FROM passage_tokens').run();
        sql('DELETE FROM trash_passage_tokens').run();
      });
    },
  };
}
