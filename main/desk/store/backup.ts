import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../ports.ts';
import { text } from './row-readers.ts';
import { toStoreFailure, type Connection, isCorruption } from './connection.ts';
import { fsyncFile } from './atomic-file.ts';
import { pruneForSpace, rotateBackups } from './backup-rotation.ts';

/** Milliseconds that the last copy may be old. */
const maxAgeMs = { due: 24 * 60 * 60 * 1000, changed: 15 * 60 * 1000, always: -1 } as const;
/** Pages a step: some milliseconds of copying, then the engine answers what came in meanwhile. */
const pagesPerStep = 500;

/** See `Store.backUp`. */
export async function backUp(
  connection: Connection,
  path: string,
  when: 'due' | 'changed' | 'always',
  { now, log }: { readonly now: () => number; readonly log: Log },
): Promise<'made' | 'not due' | 'damaged'> {
  const target = `${path}.backup`;
  const made = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
  if (made !== undefined && now() - made <= maxAgeMs[when]) return 'not due';

  removeStaleTempFiles(path);
  pruneForSpace(path);
  const temporary = `${path}.backup-${process.pid}.tmp`;
  const started = performance.now();
  try {
    await backup(connection.db, temporary, { rate: pagesPerStep });
    if (!(await isIntact(temporary))) {
      log.write('error', 'store.backup.damaged');
      return 'damaged';
    }
    fsyncFile(temporary);
    rotateBackups(path, temporary);
    log.write('info', 'store.backup.made', { ms: Math.round(performance.now() - started) });
    return 'made';
  } catch (error) {
    if (isCorruption(error)) return 'damaged';
    throw toStoreFailure(error);
  } finally {
    removeDatabaseFiles(temporary);
  }
}

/**
 * Whether SQLite finds the copy whole. Checked a table at a time, so that calls are answered in between. The copy is
 * left as one file, without a write-ahead log beside it.
 */
async function isIntact(path: string): Promise<boolean> {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
    for (const name of ['sqlite_schema', ...tables.map((row) => text(row, 'name'))]) {
      await nextTurn();
      if (!passesQuickCheck(db, name)) return false;
    }
    return true;
  } finally {
    db.close();
  }
}

/** SQLite's quick check of the file, or of one table: every page and row is where it belongs. Reads all of it. */
export function passesQuickCheck(db: DatabaseSync, table?: string): boolean {
  const scope = table === undefined ? '1' : `'${table}'`;
  return db.prepare(`PRAGMA quick_check(${scope})`).get()?.['quick_check'] === 'ok';
}

export function removeDatabaseFiles(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

/** What a killed process left in the middle of a copy. A young one may belong to a process that is at it now. */
function removeStaleTempFiles(path: string): void {
  const end = /^\.backup-\d+\.tmp/u;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(basename(path)) || !end.test(name.slice(basename(path).length))) continue;
    const file = join(dirname(path), name);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && Date.now() - changed > 60 * 60 * 1000) rmSync(file, { force: true });
  }
}
