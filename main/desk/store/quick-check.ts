import { once } from 'node:events';
import fs from 'node:fs';
import sqlite, { type DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** SQLite's quick check of the file: every page and row is where it belongs. Reads all of it. */
export function passesQuickCheck(db: DatabaseSync): boolean {
  return db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

/** A file of so many bytes is read in less time than a thread takes to begin. */
const smallBytes = 2 ** 20;

/**
 * Whether SQLite finds the file whole, by a connection of its own. What is to be a copy is left as one file, without a
 * write-ahead log beside it, and written out to the disk. Stands on nothing outside itself: a thread runs its words.
 */
function check(
  { DatabaseSync: Database }: Pick<typeof sqlite, 'DatabaseSync'>,
  { closeSync, fsyncSync, openSync }: Pick<typeof fs, 'closeSync' | 'fsyncSync' | 'openSync'>,
  path: string,
  isCopy: boolean,
): boolean {
  let isWhole = false;
  try {
    const db = new Database(path, { readOnly: !isCopy });
    try {
      if (isCopy) db.exec('PRAGMA journal_mode = DELETE');
      isWhole = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
    } finally {
      db.close();
    }
  } catch (error) {
    const isDamage =
      error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff);
    if (!isDamage) throw error;
  }
  if (isCopy) {
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
  }
  return isWhole;
}

/** In a thread, as reading all of a large file would hold up every call. */
const thread = `
  const { parentPort, workerData: { path, isCopy } } = require('node:worker_threads');
  parentPort.postMessage((${check.toString()})(require('node:sqlite'), require('node:fs'), path, isCopy));
`;

/** A check that is under way. */
interface RunningCheck {
  /** Whether SQLite finds the file whole. Rejects when it cannot be read. */
  readonly isWhole: Promise<boolean>;
  /** Gives it up; nothing is said then. */
  stop(): void;
}

function startCheck(path: string, isCopy: boolean): RunningCheck {
  // A file that cannot be asked for its size is one that cannot be read: the thread rejects then.
  if ((fs.statSync(path, { throwIfNoEntry: false })?.size ?? Infinity) <= smallBytes)
    return {
      isWhole: new Promise((resolve) => resolve(check(sqlite, fs, path, isCopy))),
      stop: () => undefined,
    };
  const worker = new Worker(thread, { eval: true, workerData: { path, isCopy } });
  return {
    isWhole: once(worker, 'message').then(([answer]: unknown[]) => answer === true),
    stop: () => void worker.terminate(),
  };
}

/** Checks a copy that nobody has open; it is on the disk then. */
export const checkCopy = (path: string): Promise<boolean> => startCheck(path, true).isWhole;

/** Checks the file while it is open and written to: as it is when the check begins. */
export const checkOpenFile = (path: string): RunningCheck => startCheck(path, false);
