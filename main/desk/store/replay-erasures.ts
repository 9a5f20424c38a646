import type { Connection } from './connection.ts';
import { type EncryptedTable, encryptedTables } from './encrypted-columns.ts';
import { tablesOf } from './encrypted-rows.ts';
import { eraseDocuments } from './mail-documents.ts';
import { text } from './row-readers.ts';

/** What a line of the audit log says that was erased: lines as ranges of numbers, rows of other tables by their keys. */
interface Erasure {
  readonly lines: readonly (readonly [first: number, last: number])[];
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/**
 * Erases once more what the audit log says was erased: a copy of before may still have had it. Within the caller's
 * transaction.
 */
export function replayErasures(connection: Connection): void {
  const { sql } = connection;
  const others: readonly EncryptedTable[] = Object.values(encryptedTables).filter(
    ({ table }) => table !== 'audit_log',
  );
  for (const line of sql(`SELECT facts FROM audit_log WHERE kind = 'erased'`).all()) {
    const { lines, rows } = erasureOf(text(line, 'facts'));
    for (const range of lines) {
      const those = 'sequence BETWEEN ? AND ?';
      sql(`UPDATE audit_log SET secret = NULL WHERE ${those} AND secret IS NOT NULL`).run(...range);
      for (const each of others)
        for (const name of each.caseId === undefined ? [] : tablesOf(each))
          sql(
            `DELETE FROM ${name} WHERE ${each.caseId} IN (SELECT case_id FROM audit_log WHERE ${those})`,
          ).run(...range);
    }
    eraseDocuments(connection, rows['documents'] ?? []);
    for (const each of others)
      for (const name of tablesOf(each))
        sql(`DELETE FROM ${name} WHERE ${each.key} IN (SELECT value FROM json_each(?))`).run(
          JSON.stringify(rows[each.table] ?? []),
        );
  }
}

/** Lines of earlier versions name no rows. */
function erasureOf(facts: string): Erasure {
  const { lines = [], rows = {} } = JSON.parse(facts) as Partial<Erasure>;
  return { lines, rows };
}
