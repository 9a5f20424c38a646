import type { Connection } from './connection.ts';
import type { DamagedFile, SalvagedRow } from './damaged-file.ts';
import { text } from './row-readers.ts';

/** A table with what was made here. */
export interface OwnTable {
  readonly table: string;
  /** Columns that may change after a row was written. */
  readonly changing: readonly string[];
  /** Columns that name a row of another table; without that row there is nothing that it could belong to. */
  readonly parents?: Readonly<Record<string, string>>;
}

export const columnNames = ({ sql }: Connection, table: string): readonly string[] =>
  sql('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((row) => text(row, 'name'));

/** `INSERT` of the columns that a row has, with the values under their names. */
export const insertSql = (verb: string, table: string, row: SalvagedRow): string =>
  `${verb} INTO ${table} (${Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ')}) VALUES (${Object.keys(row)
    .map((name) => `:${name}`)
    .join(', ')})`;

/**
 * Adds rows that are missing. Of a file that is newer than the copy, also changes those that are there, and, where the
 * table is whole, removes those that it does not have. Returns how many were added or changed.
 */
export function copyTable(
  { table, changing, parents = {} }: OwnTable,
  damaged: DamagedFile,
  into: Connection,
  isNewer: boolean,
): number {
  const { sql } = into;
  const keys = keyColumns(into, table);
  const isKey = keys.map((name) => `"${name}" IS :${name}`).join(' AND ');
  const rows = damaged.rows(table, columnNames(into, table));
  const hasParents = (row: SalvagedRow): boolean =>
    Object.entries(parents).every(([column, parent]) => {
      const id = row[column] ?? null;
      return id === null || sql(`SELECT 1 FROM ${parent} WHERE id = ?`).get(id) !== undefined;
    });

  let count = 0;
  for (const row of rows) {
    if (!hasParents(row)) continue;
    try {
      count += Number(sql(insertSql('INSERT OR IGNORE', table, row)).run({ ...row }).changes);
      const changed = changing.filter((name) => row[name] !== undefined);
      if (!isNewer || changed.length === 0) continue;
      const given = Object.fromEntries([...keys, ...changed].map((name) => [name, row[name] ?? null]));
      const isOther = changed.map((name) => `"${name}" IS NOT :${name}`).join(' OR ');
      const set = changed.map((name) => `"${name}" = :${name}`).join(', ');
      count += Number(sql(`UPDATE ${table} SET ${set} WHERE ${isKey} AND (${isOther})`).run(given).changes);
    } catch {
      // A garbled row, which the table does not take.
    }
  }
  if (isNewer && damaged.isWhole(table)) {
    const kept = JSON.stringify(rows.map((row) => keys.map((name) => row[name] ?? null)));
    sql(`DELETE FROM ${table} WHERE json_array(${keys.map((name) => `"${name}"`).join(', ')})
      NOT IN (SELECT value FROM json_each(?))`).run(kept);
  }
  return count;
}

const keyColumns = ({ sql }: Connection, table: string): readonly string[] =>
  sql('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map((row) => text(row, 'name'));
