import { blobOrNull, type Row, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** Encrypted texts outside the audit log, to be searched when a customer is erased everywhere. */
export interface EncryptedColumns {
  /** Rows behind that one, in the order of their keys. `context` is what the bytes were bound to; see privacy/vault.ts. */
  rowsAfter(
    table: string,
    key: string,
    limit: number,
  ): readonly {
    readonly key: string;
    readonly caseId: string | null;
    readonly ciphertexts: readonly { readonly bytes: Uint8Array; readonly context: string }[];
  }[];
  /** Deletes whole rows, also in the trash, and overwrites them. */
  deleteRows(table: string, keys: readonly string[]): void;
  /** For people. */
  readonly tables: readonly string[];
}

interface EncryptedTable {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** Each encrypted column with the context that it is bound to, where * stands for the key. */
  readonly columns: Readonly<Record<string, string>>;
  readonly caseId?: string;
  /** Where removed rows can be restored from. */
  readonly trashTable?: string;
}

const encryptedTables: readonly EncryptedTable[] = [
  {
    name: 'learned phrasings',
    table: 'learned_phrasings',
    key: 'id',
    columns: { phrase: 'learned:*' },
    trashTable: 'trash_learned_phrasings',
  },
  {
    name: 'negative feedback',
    table: 'negative_feedback',
    key: 'id',
    columns: { phrase: 'wrong:*:phrase', comment: 'wrong:*:comment' },
    trashTable: 'trash_negative_feedback',
  },
  {
    name: 'edits of answers',
    table: 'edits',
    key: 'id',
    columns: { change: 'edit:*' },
    trashTable: 'trash_edits',
  },
  {
    name: 'contact history',
    table: 'contact_history',
    key: 'id',
    columns: {},
    caseId: 'case_id',
  },
  {
    name: 'questions without an answer',
    table: 'gaps',
    key: 'id',
    columns: { question: 'gap:*', answer: 'gap-answer:*' },
    caseId: 'case_id',
  },
  { name: 'training examples', table: 'training_examples', key: 'id', columns: { text: 'taught:*' } },
  { name: 'proposals', table: 'proposals', key: 'id', columns: { secret: 'proposal:*' } },
  {
    name: 'past conversations being read',
    table: 'processed_conversations',
    key: 'key',
    columns: { secret: 'past-conversation:*' },
  },
  { name: 'golden questions', table: 'golden_questions', key: 'id', columns: { question: 'golden:*' } },
];

export function createEncryptedColumns({ db, sql, read, write }: Connection): EncryptedColumns {
  const tableNamed = (name: string): EncryptedTable => {
    const found = encryptedTables.find((each) => each.name === name);
    if (found === undefined) throw new Error(`There is no table called ${name}`);
    return found;
  };
  const ciphertextsOf = ({ columns, key }: Pick<EncryptedTable, 'columns' | 'key'>, row: Row) =>
    Object.entries(columns).flatMap(([column, context]) => {
      const bytes = blobOrNull(row, column);
      return bytes === null ? [] : [{ bytes, context: context.replace('*', () => text(row, key)) }];
    });

  return {
    tables: encryptedTables.map(({ name }) => name),
    rowsAfter: (name, from, limit) =>
      read(() => {
        const { table, key, columns, caseId } = tableNamed(name);
        const wanted = [key, ...Object.keys(columns), ...(caseId ? [caseId] : [])];
        return sql(`SELECT ${wanted.join(', ')} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`)
          .all(from, limit)
          .map((row) => {
            const about = caseId === undefined ? null : row[caseId];
            return {
              key: text(row, key),
              caseId: typeof about === 'string' ? about : null,
              ciphertexts: ciphertextsOf({ columns, key }, row),
            };
          });
      }),
    deleteRows(name, keys) {
      const { table, key, trashTable } = tableNamed(name);
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
