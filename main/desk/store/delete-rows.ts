import type { Connection } from './connection.ts';

/** What was learned: each table has `id`, and what is pending has `pending`. */
type Table = 'learned_phrasings' | 'negative_feedback' | 'edits';

/** Deletes rows; all of them when no ids are given. Returns how many. */
export const deleteRows = ({ sql, write }: Connection, table: Table, ids: readonly string[] | null): number =>
  write(() =>
    Number(
      ids === null
        ? sql(`DELETE FROM ${table}`).run().changes
        : sql(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`).run(JSON.stringify(ids))
            .changes,
    ),
  );

/** Rows that are pending count from now on. */
export function acceptRows(
  { sql, write }: Connection,
  table: Exclude<Table, 'edits'>,
  ids: readonly string[],
): void {
  write(() => {
    sql(`UPDATE ${table} SET pending = 0 WHERE id IN (SELECT value FROM json_each(?))`).run(
      JSON.stringify(ids),
    );
  });
}
