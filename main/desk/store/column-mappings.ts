import { z } from 'zod';
import type { TableMapping } from '../../../preload/contract.ts';
import { number, text, textOrNull, type Row } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** Which column of a table is what, as people chose it: by file, and by the header of the table. */
export interface ColumnMappingTable {
  /** Saves a mapping that is to be applied at the next reading, whatever the header says. */
  save(path: string, tables: readonly TableMapping[]): void;
  /** True while a mapping of this file was not applied yet. */
  hasPending(path: string): boolean;
  /** The file was read: mappings that were applied get the header that they belong to, others that were pending are deleted. */
  confirm(path: string, applied: readonly (TableMapping & { readonly signature: string })[]): void;
  /** The mappings of this file, then the latest of others; `signature` is null for what is pending. */
  candidatesFor(path: string): readonly (TableMapping & {
    readonly isForThisFile: boolean;
    readonly signature: string | null;
  })[];
}

/** Mappings of other files that are tried on a new one. */
const maxCandidates = 200;

const index = z.int().min(0);
const mappingSchema = z.object({
  headerRow: index.nullable(),
  question: index.nullable(),
  answer: index.nullable(),
  variants: z.array(index),
  tags: z.array(index),
  language: index.nullable(),
  audience: index.nullable().optional(),
  moreAnswers: z.array(index).optional(),
  translations: z.array(z.object({ question: index.nullable(), answer: index })).optional(),
});

export function createColumnMappingTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): ColumnMappingTable {
  const mappingOf = (isForThisFile: boolean) => (row: Row) => ({
    isForThisFile,
    tableIndex: number(row, 'table_index'),
    signature: textOrNull(row, 'header_signature'),
    columns: mappingSchema.parse(JSON.parse(text(row, 'columns'))),
  });
  return {
    save: (path, tables) =>
      write(() => {
        for (const { tableIndex, columns } of tables)
          sql(`INSERT INTO column_mappings (path, table_index, header_signature, columns, chosen_at) VALUES (?, ?, NULL, ?, ?)
            ON CONFLICT (path, table_index) DO UPDATE
            SET header_signature = NULL, columns = excluded.columns, chosen_at = excluded.chosen_at`).run(
            path,
            tableIndex,
            JSON.stringify(columns),
            now(),
          );
      }),
    hasPending: (path) =>
      read(
        () =>
          sql('SELECT 1 FROM column_mappings WHERE path = ? AND header_signature IS NULL LIMIT 1').get(
            path,
          ) !== undefined,
      ),
    confirm: (path, applied) => {
      write(() => {
        for (const { tableIndex, signature } of applied)
          sql('UPDATE column_mappings SET header_signature = ? WHERE path = ? AND table_index = ?').run(
            signature,
            path,
            tableIndex,
          );
        sql('DELETE FROM column_mappings WHERE path = ? AND header_signature IS NULL').run(path);
      });
    },
    candidatesFor: (path) =>
      read(() => [
        ...sql(
          'SELECT table_index, header_signature, columns FROM column_mappings WHERE path = ? ORDER BY table_index',
        )
          .all(path)
          .map(mappingOf(true)),
        // With a bare max() SQLite takes the other columns from the same row: the latest of each header.
        ...sql(`SELECT table_index, header_signature, columns, max(chosen_at) AS latest FROM column_mappings
          WHERE path <> ? AND header_signature IS NOT NULL GROUP BY header_signature ORDER BY latest DESC LIMIT ?`)
          .all(path, maxCandidates)
          .map(mappingOf(false)),
      ]),
  };
}
