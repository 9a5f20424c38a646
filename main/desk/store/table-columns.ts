import { z } from 'zod';
import type { TableColumns } from '../../../preload/contract.ts';
import { number, text, textOrNull, type Row } from './columns.ts';
import type { Connection } from './connection.ts';

interface Choice {
  /** Which table of the file, from 0. */
  readonly place: number;
  readonly columns: TableColumns;
}

/** Which column of a table is what, as people chose it: by file, and by the header of the table. */
export interface TableColumnsTable {
  /** Keeps a choice that is to be followed at the next reading, whatever the header says. */
  choose(path: string, tables: readonly Choice[]): void;
  /** True while a choice for this file was not followed yet. */
  isWaiting(path: string): boolean;
  /** The file was read: choices that were followed get the header that they belong to, others that waited are gone. */
  settle(path: string, followed: readonly (Choice & { readonly signature: string })[]): void;
  /** What was chosen for this file, then the latest choices for others; `signature` is null for what waits. */
  for(path: string): readonly (Choice & { readonly own: boolean; readonly signature: string | null })[];
}

/** Choices of other files that are tried on a new one. */
const mostOthers = 200;

const index = z.int().min(0);
const stored = z.object({
  headerRow: index.nullable(),
  question: index.nullable(),
  answer: index.nullable(),
  variants: z.array(index),
  tags: z.array(index),
  language: index.nullable(),
});

export function createTableColumnsTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): TableColumnsTable {
  const choice = (own: boolean) => (row: Row) => ({
    own,
    place: number(row, 'place'),
    signature: textOrNull(row, 'signature'),
    columns: stored.parse(JSON.parse(text(row, 'columns'))),
  });
  return {
    choose: (path, tables) =>
      write(() => {
        for (const { place, columns } of tables)
          sql(`INSERT INTO table_columns (path, place, signature, columns, chosen_at) VALUES (?, ?, NULL, ?, ?)
            ON CONFLICT (path, place) DO UPDATE
            SET signature = NULL, columns = excluded.columns, chosen_at = excluded.chosen_at`).run(
            path,
            place,
            JSON.stringify(columns),
            now(),
          );
      }),
    isWaiting: (path) =>
      read(
        () =>
          sql('SELECT 1 FROM table_columns WHERE path = ? AND signature IS NULL LIMIT 1').get(path) !==
          undefined,
      ),
    settle: (path, followed) => {
      write(() => {
        for (const { place, signature } of followed)
          sql('UPDATE table_columns SET signature = ? WHERE path = ? AND place = ?').run(
            signature,
            path,
            place,
          );
        sql('DELETE FROM table_columns WHERE path = ? AND signature IS NULL').run(path);
      });
    },
    for: (path) =>
      read(() => [
        ...sql('SELECT place, signature, columns FROM table_columns WHERE path = ? ORDER BY place')
          .all(path)
          .map(choice(true)),
        // With a bare max() SQLite takes the other columns from the same row: the latest of each header.
        ...sql(`SELECT place, signature, columns, max(chosen_at) AS latest FROM table_columns
          WHERE path <> ? AND signature IS NOT NULL GROUP BY signature ORDER BY latest DESC LIMIT ?`)
          .all(path, mostOthers)
          .map(choice(false)),
      ]),
  };
}
