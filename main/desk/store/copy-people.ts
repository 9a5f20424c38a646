import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';
import type { DamagedFile } from './damaged-file.ts';
import { peopleKeys, readMeta, setMeta } from './meta.ts';
import type { MetaTable } from './tables.ts';

/** In the order in which the list is written. */
const keys = [peopleKeys.list, peopleKeys.names] as const;

/**
 * Writes who works here into another `desk.db`, which nobody has open; what is not known here goes there. The list belongs to the
 * slots of the key file: beside a key file that stays as it is, an older list would let nobody in. Throws what SQLite says.
 */
export function copyPeople(meta: Pick<MetaTable, 'get'>, path: string): void {
  if (!existsSync(path)) return;
  const db = new DatabaseSync(path, { timeout: 2_000 });
  try {
    db.exec('BEGIN IMMEDIATE');
    for (const key of keys) {
      const value = meta.get(key);
      if (value === null) db.prepare('DELETE FROM meta WHERE key = ?').run(key);
      else db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
    }
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

/**
 * The same from a damaged file into the copy that takes its place, both or neither: the list of a copy from before there were
 * people, or from when others were there, lets nobody in. Returns how many values are other ones now.
 */
export function salvagePeople(damaged: DamagedFile, into: Connection, isNewer: boolean): number {
  const rows = damaged.rows('meta', ['key', 'value']);
  const found = keys.map((key) => rows.find((row) => row['key'] === key)?.['value']);
  if (!found.every((value) => typeof value === 'string') || !isList(found[0]) || !isNames(found[1])) return 0;
  if (!isNewer && readMeta(into, peopleKeys.list) !== null) return 0;
  let count = 0;
  for (const [at, key] of keys.entries()) {
    const value = found[at];
    if (value === undefined || readMeta(into, key) === value) continue;
    setMeta(into, key, value);
    count += 1;
  }
  return count;
}

/** No key is open yet, so that only its form can be looked at. */
const isList = (value: string | undefined): boolean => /^[\w+/]+=*$/u.test(value ?? '');

function isNames(value: string | undefined): boolean {
  try {
    return Array.isArray(JSON.parse(value ?? ''));
  } catch {
    return false;
  }
}
