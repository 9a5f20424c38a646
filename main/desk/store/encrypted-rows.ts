import type { ErasedTable } from '../../../preload/contract.ts';
import { blobOrNull, number, type Row, text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { type EncryptedColumn, type EncryptedTable, encryptedTables } from './encrypted-columns.ts';

type ErasableTable = EncryptedTable & { readonly table: ErasedTable };

/** Rows with encrypted texts outside the audit log, to be searched when a customer is erased everywhere. */
export interface EncryptedRows {
  /** Rows behind that one, in the order of their keys, those in the trash among them: a key may come more than once. */
  after(
    table: EncryptedTable,
    key: string,
    limit: number,
  ): readonly {
    readonly key: string;
    readonly caseId: string | null;
    readonly ciphertexts: readonly { readonly bytes: Uint8Array; readonly column: EncryptedColumn }[];
  }[];
  /** The keys of those that are there, of these and of the rows of these cases, in the trash as well. */
  existing(table: EncryptedTable, keys: readonly string[], cases: readonly string[]): readonly string[];
  /** Deletes whole rows, also in the trash, and overwrites them. */
  delete(table: EncryptedTable, keys: readonly string[]): void;
  readonly tables: readonly ErasableTable[];
  /** Rows with or without words, those in the trash among them. */
  count(table: EncryptedTable): number;
  /**
   * Puts what `anew` makes of each ciphertext in its place, in the rows of so many keys behind `from`, in one transaction; null
   * leaves one as it is. `last` is the last of these keys, null when there was none.
   */
  encryptAnew(
    table: EncryptedTable,
    from: string,
    limit: number,
    anew: (bytes: Uint8Array, column: EncryptedColumn, key: string) => Uint8Array | null,
  ): { readonly last: string | null; readonly rows: number };
  /** Whether a ciphertext is kept anywhere, the audit log and the trash included. */
  hasCiphertexts(): boolean;
}

/** A table, and where its rows lie that were removed. */
export const tablesOf = ({ table, trashTable }: EncryptedTable): readonly string[] =>
  trashTable === undefined ? [table] : [table, trashTable];

/** Every column of ciphertexts, that of the vector among them. */
const allColumnsOf = ({
  columns,
  embedding,
}: EncryptedTable): readonly (readonly [string, EncryptedColumn])[] => [
  ...Object.entries(columns),
  ...(embedding === undefined ? [] : [['embedding', embedding] as const]),
];

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
    count: (table) =>
      read(() =>
        tablesOf(table).reduce(
          (sum, name) => sum + number(sql(`SELECT count(*) AS count FROM ${name}`).get() ?? {}, 'count'),
          0,
        ),
      ),
    encryptAnew: (table, from, limit, anew) =>
      write(() => {
        const { key } = table;
        const names = tablesOf(table);
        const columns = allColumnsOf(table);
        const keys = sql(
          `${names.map((name) => `SELECT ${key} FROM ${name} WHERE ${key} > ?1`).join(' UNION ')} ORDER BY ${key} LIMIT ?2`,
        )
          .all(from, limit)
          .map((row) => text(row, key));
        let rows = 0;
        for (const id of keys)
          for (const name of names)
            for (const row of columns.length === 0
              ? []
              : sql(
                  `SELECT ${columns.map(([column]) => column).join(', ')} FROM ${name} WHERE ${key} = ?`,
                ).all(id)) {
              rows += 1;
              for (const [column, registered] of columns) {
                const bytes = blobOrNull(row, column);
                const next = bytes && anew(bytes, registered, id);
                // By its bytes: in the trash there may be several of one key.
                if (next)
                  sql(`UPDATE ${name} SET ${column} = ?1 WHERE ${key} = ?2 AND ${column} = ?3`).run(
                    next,
                    id,
                    bytes,
                  );
              }
            }
        return { last: keys.at(-1) ?? null, rows };
      }),
    hasCiphertexts: () =>
      read(() =>
        Object.values<EncryptedTable>(encryptedTables).some(({ table, columns, trashTable = table }) =>
          [table, trashTable].some((name) =>
            Object.keys(columns).some(
              (column) =>
                sql(`SELECT 1 FROM ${name} WHERE ${column} IS NOT NULL LIMIT 1`).get() !== undefined,
            ),
          ),
        ),
      ),
    after: (table, from, limit) =>
      read(() => {
        const { key, columns, caseId } = table;
        const wanted = [key, ...Object.keys(columns), ...(caseId === undefined ? [] : [caseId])].join(', ');
        const rows = tablesOf(table).map((name) => `SELECT ${wanted} FROM ${name} WHERE ${key} > ?1`);
        return sql(`${rows.join(' UNION ALL ')} ORDER BY ${key} LIMIT ?2`)
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
    existing: (table, keys, cases) =>
      read(() => {
        const { key, caseId } = table;
        const isOfCase = caseId === undefined ? '0' : `${caseId} IN (SELECT value FROM json_each(:cases))`;
        const those = `${key} IN (SELECT value FROM json_each(:keys)) OR ${isOfCase}`;
        return sql(
          tablesOf(table)
            .map((name) => `SELECT ${key} FROM ${name} WHERE ${those}`)
            .join(' UNION '),
        )
          .all({ keys: JSON.stringify(keys), ...(caseId !== undefined && { cases: JSON.stringify(cases) }) })
          .map((row) => text(row, key));
      }),
    delete(table, keys) {
      db.exec('PRAGMA secure_delete = ON');
      try {
        write(() => {
          for (const name of tablesOf(table))
            sql(`DELETE FROM ${name} WHERE ${table.key} IN (SELECT value FROM json_each(?))`).run(
              JSON.stringify(keys),
            );
        });
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        db.exec('PRAGMA secure_delete = OFF');
      }
    },
  };
}
