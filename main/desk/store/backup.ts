import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Log } from '../ports.ts';
import { asStoreFailure, type Connection, isDamage } from './connection.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Pages a step: some milliseconds of copying, then the engine answers what came in meanwhile. */
const pagesAStep = 500;

/** See `Store.backUp`. */
export async function backUp(
  connection: Connection,
  path: string,
  when: 'due' | 'always',
  { now, log }: { readonly now: () => number; readonly log: Log },
): Promise<'made' | 'not due' | 'damaged'> {
  const target = `${path}.backup`;
  const made = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
  if (when === 'due' && made !== undefined && now() - made < dayMs) return 'not due';

  removeLeftOvers(path);
  const temporary = `${path}.backup-${process.pid}.tmp`;
  const started = performance.now();
  try {
    await backup(connection.db, temporary, { rate: pagesAStep });
    if (!isSound(temporary)) {
      log.write('error', 'store.backup.damaged');
      return 'damaged';
    }
    syncFile(temporary);
    renameSync(temporary, target);
    syncFolderOf(target);
    log.write('info', 'store.backup.made', { ms: Math.round(performance.now() - started) });
    return 'made';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw asStoreFailure(error);
  } finally {
    removeWithCompanions(temporary);
  }
}

/** Whether SQLite finds the file whole. It is left as one file, without a write-ahead log beside it. */
function isSound(path: string): boolean {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    return passesCheck(db);
  } finally {
    db.close();
  }
}

/** SQLite's quick check: every page and row is where it belongs. Reads the whole file. */
export function passesCheck(db: DatabaseSync): boolean {
  return db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

export function removeWithCompanions(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

/** What a killed process left in the middle of a copy. A young one may belong to a process that is at it now. */
function removeLeftOvers(path: string): void {
  const prefix = `${basename(path)}.backup-`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const file = join(dirname(path), name);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && Date.now() - changed > 60 * 60 * 1000) rmSync(file, { force: true });
  }
}
