import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';
import type { NewFile } from './migrate.ts';
import { text } from './row-readers.ts';

/** Statements of the schema that run with what is written, by their names. */
type SchemaCode = ReadonlyMap<string, string>;

const query = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')";

function codeIn(db: DatabaseSync): SchemaCode {
  return new Map(
    db
      .prepare(query)
      .all()
      .map((row) => [text(row, 'name'), text(row, 'sql')]),
  );
}

let ours: SchemaCode | null = null;
function ourCode(migrations: readonly string[], newFile: NewFile): SchemaCode {
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
  const differing = (): readonly string[] => {
    const found = codeIn(db);
    const names = new Set([...wanted.keys(), ...found.keys()]);
    return [...names].filter((name) => found.get(name) !== wanted.get(name));
  };
  if (differing().length === 0) return 0;
  return write(() => {
    const names = differing();
    for (const name of names) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const kind = db.prepare('SELECT type FROM sqlite_master WHERE name = ?').get(name)?.['type'];
      if (kind === 'trigger' || kind === 'view') db.exec(`DROP ${kind} ${quoted}`);
      const sql = wanted.get(name);
      if (sql !== undefined) db.exec(sql);
    }
    return names.length;
  });
}
