import { blob, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** Tables of phrases that are searched by their meaning. */
type LearnedTable = 'learned_phrasings' | 'negative_feedback';

/** Phrases without an embedding of the model that is searched by: from an earlier version, another model, or a damaged file. */
export interface LearnedEmbeddingTable {
  /** In the order of their ids, behind one; phrases are encrypted. */
  missing(
    table: LearnedTable,
    after: string,
    limit: number,
  ): readonly { readonly id: string; readonly phrase: Uint8Array }[];
  /** Encrypted embeddings of the model that is searched by, in the order of their ids, behind one. */
  present(
    table: LearnedTable,
    after: string,
    limit: number,
  ): readonly { readonly id: string; readonly embedding: Uint8Array }[];
  /** Encrypted embeddings by the model of a number; those that are gone meanwhile are left out. */
  set(
    table: LearnedTable,
    model: number,
    rows: readonly { readonly id: string; readonly embedding: Uint8Array }[],
  ): void;
}

export function createLearnedEmbeddingTable({ sql, read, write }: Connection): LearnedEmbeddingTable {
  return {
    missing: (table, after, limit) =>
      read(() =>
        sql(`SELECT id, phrase FROM ${table} WHERE id > ?
          AND (embedding IS NULL OR model <> (SELECT number FROM current_model)) ORDER BY id LIMIT ?`)
          .all(after, limit)
          .map((row) => ({ id: text(row, 'id'), phrase: blob(row, 'phrase') })),
      ),
    present: (table, after, limit) =>
      read(() =>
        sql(`SELECT id, embedding FROM ${table} WHERE id > ?
          AND embedding IS NOT NULL AND model = (SELECT number FROM current_model) ORDER BY id LIMIT ?`)
          .all(after, limit)
          .map((row) => ({ id: text(row, 'id'), embedding: blob(row, 'embedding') })),
      ),
    set: (table, model, rows) => {
      write(() => {
        for (const { id, embedding } of rows)
          sql(`UPDATE ${table} SET embedding = ?, model = ? WHERE id = ?`).run(embedding, model, id);
      });
    },
  };
}
