import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup } from 'node:sqlite';
import type { Log } from '../ports.ts';
import { corruptionError, toStoreFailure, type Connection, isCorruption } from './connection.ts';
import { copiesKey, readMeta, setMeta } from './meta.ts';
import { checkCopy } from './quick-check.ts';
import { createPrivateFile } from './private-folder.ts';
import { pruneForSpace, rotateCopies } from './copy-rotation.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Milliseconds that the last copy may be old. */
const maxAgeMs = { due: dayMs, changed: 10 * 60 * 1000, always: -1 } as const;
/** Pages a step: some milliseconds of copying, then the engine answers what came in meanwhile. */
const pagesPerStep = 200;
/** Times that a copy begins before it is given up for now. */
const maxAttempts = 20;

/** See `Store.copyDatabase`. */
export async function copyDatabase(
  connection: Connection,
  path: string,
  when: 'due' | 'changed' | 'always',
  {
    now,
    log,
    onBegun,
  }: {
    readonly now: () => number;
    readonly log: Log;
    /** What is written from now on may not be in the copy. */
    readonly onBegun: () => void;
  },
): Promise<'made' | 'not due' | 'damaged'> {
  const target = `${path}.backup`;
  const made = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
  // Far in the future is as long ago: the clock was set back since.
  if (made !== undefined && Math.abs(now() - made) <= maxAgeMs[when]) return 'not due';

  removeStaleTempFiles(path);
  pruneForSpace(path);
  const temporary = `${path}.backup-${process.pid}.tmp`;
  const started = performance.now();
  try {
    connection.write(() => {
      setMeta(connection, copiesKey, String(Number(readMeta(connection, copiesKey) ?? 0) + 1));
    });
    onBegun();
    createPrivateFile(temporary);
    await copyPages(connection, temporary);
    if (!(await checkCopy(temporary))) {
      log.write('error', 'store.backup.damaged');
      return 'damaged';
    }
    rotateCopies(path, temporary);
    log.write('info', 'store.backup.made', { ms: Math.round(performance.now() - started) });
    return 'made';
  } catch (error) {
    if (isCorruption(error)) return 'damaged';
    throw toStoreFailure(error);
  } finally {
    removeDatabaseFiles(temporary);
  }
}

/** Copies the open file to a place where nothing is yet, checks the copy and writes it out. Rejects as `copyDatabase` does. */
export async function copyTo(connection: Connection, target: string): Promise<void> {
  try {
    createPrivateFile(target);
    await copyPages(connection, target);
    if (!(await checkCopy(target))) throw corruptionError();
  } catch (error) {
    removeDatabaseFiles(target);
    throw toStoreFailure(error);
  }
}

/**
 * Copies the open file page by page. SQLite reads on a thread of its own: when its first step meets a transaction that
 * writes at this very moment, Node ends the copy with an error that has no code ("not an error"). That transaction is
 * over as soon as this is heard of, so the copy begins again.
 */
async function copyPages({ db }: Connection, target: string): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await backup(db, target, { rate: pagesPerStep });
      return;
    } catch (error) {
      if (!metWriter(error) || attempt === maxAttempts) throw error;
    }
}

function metWriter(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 0;
}

export function removeDatabaseFiles(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

/**
 * Whether the last copy was made after the last change of the file, by their times: to be asked before the file is open,
 * because Windows writes down the time of an open file late.
 */
export function isCopyCurrent(path: string): boolean {
  const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return timeOf(`${path}.backup`) >= Math.max(timeOf(path), timeOf(`${path}-wal`));
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
