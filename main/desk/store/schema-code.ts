import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';
import type { NewFile } from './migrate.ts';
import { oneOf, text } from './row-readers.ts';

/** A trigger or view of a schema. A trigger may have the name of a table or a view, so that the name alone tells none. */
interface SchemaCode {
  readonly kind: 'trigger' | 'view';
  readonly name: string;
  readonly sql: string;
}

const query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY rowid";

const codeIn = (db: DatabaseSync): readonly SchemaCode[] =>
  db
    .prepare(query)
    .all()
    .map((row) => ({
      kind: oneOf(row, 'type', ['trigger', 'view']),
      name: text(row, 'name'),
      sql: text(row, 'sql'),
    }));

/** The same statement under a name in other letters is another one: SQLite takes both for one name. */
const isIn = (all: readonly SchemaCode[], { kind, name, sql }: SchemaCode): boolean =>
  all.some((one) => one.kind === kind && one.name === name && one.sql === sql);

let ours: readonly SchemaCode[] | null = null;
function ourCode(migrations: readonly string[], newFile: NewFile): readonly SchemaCode[] {
  if (ours !== null) return ours;
  const db = new DatabaseSync(':memory:');
  try {
    for (const sql of [newFile.sql, ...migrations.slice(newFile.version)]) db.exec(sql);
    return (ours = codeIn(db));
  } finally {
    db.close();
  }
}

/**
 * Makes of the triggers and views in the file what the migrations make of them: whoever has the file and no key could leave some
 * that change what is written later, with the key. Returns how many were others.
 */
export function restoreSchemaCode(
  { db, write }: Pick<Connection, 'db' | 'write'>,
  migrations: readonly string[],
  newFile: NewFile,
): number {
  const wanted = ourCode(migrations, newFile);
  const foreign = (): readonly SchemaCode[] => codeIn(db).filter((one) => !isIn(wanted, one));
  const missing = (): readonly SchemaCode[] => {
    const found = codeIn(db);
    return wanted.filter((one) => !isIn(found, one));
  };
  if (foreign().length === 0 && missing().length === 0) return 0;
  return write(() => {
    const names = new Set([...foreign(), ...missing()].map(({ kind, name }) => `${kind} ${name}`));
    // All of them before any is made: one in other letters holds the name. With a view its triggers go.
    for (const { kind, name } of foreign()) db.exec(`DROP ${kind} IF EXISTS "${name.replaceAll('"', '""')}"`);
    for (const { sql } of missing()) db.exec(sql);
    return names.size;
  });
}
