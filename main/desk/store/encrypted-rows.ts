import type { ErasedTable } from '../../../preload/contract.ts';
import { blobOrNull, type Row, text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { type EncryptedColumn, type EncryptedTable, encryptedTables } from './encrypted-columns.ts';

type ErasableTable = EncryptedTable & { readonly table: ErasedTable };

/** Rows with encrypted texts outside the audit log, to be searched when a customer is erased everywhere. */
export interface EncryptedRows {
  /** Rows behind that one, in the order of their keys. */
  after(
    table: EncryptedTable,
    key: string,
    limit: number,
  ): readonly {
    readonly key: string;
    readonly caseId: string | null;
    readonly ciphertexts: readonly { readonly bytes: Uint8Array; readonly column: EncryptedColumn }[];
  }[];
  /** Deletes whole rows, also in the trash, and overwrites them. */
  delete(table: EncryptedTable, keys: readonly string[]): void;
  readonly tables: readonly ErasableTable[];
}

export function createEncryptedRows({ db, sql, read, write }: Connection): EncryptedRows {
  const ciphertextsOf = ({ columns }: EncryptedTable, row: Row) =>
    Object.entries(columns).flatMap(([name, column]) => {
      const bytes = blobOrNull(row, name);
      return bytes === null ? [] : [{ bytes, column }];
    });

  return {
    // Lines of the audit log are never deleted: only their texts go (audit-log.ts).
    tables: Object.values<EncryptedTable>(encryptedTables).filter(
      (one): one is ErasableTable => one.table !== 'audit_log',
    ),
    after: (table, from, limit) =>
      read(() => {
        const { key, columns, caseId } = table;
        const wanted = [key, ...Object.keys(columns), ...(caseId === undefined ? [] : [caseId])];
        return sql(`SELECT ${wanted.join(', ')} FROM ${table.table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`)
          .all(from, limit)
          .map((row) => {
            const about = caseId === undefined ? null : row[caseId];
            return {
              key: text(row, key),
              caseId: typeof about === 'string' ? about : null,
              ciphertexts: ciphertextsOf(table, row),
            };
          });
      }),
    delete({ table, key, trashTable }, keys) {
      db.exec('PRAGMA secure_delete = ON');
      try {
        write(() => {
          for (const one of keys) {
            sql(`DELETE FROM ${table} WHERE ${key} = ?`).run(one);
            if (trashTable !== undefined) sql(`DELETE FROM ${trashTable} WHERE ${key} = ?`).run(one);
          }
        });
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        db.exec('PRAGMA secure_delete = OFF');
      }
    },
  };
}
