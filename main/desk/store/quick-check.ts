import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** SQLite's quick check of the file: every page and row is where it belongs. Reads all of it. */
export function passesQuickCheck(db: DatabaseSync): boolean {
  return db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

/**
 * The same in a thread, as reading all of a large file would hold up every call. What is to be a copy is left as one file,
 * without a write-ahead log beside it, and written out to the disk.
 */
const check = `
  const { DatabaseSync } = require('node:sqlite');
  const { closeSync, fsyncSync, openSync } = require('node:fs');
  const { parentPort, workerData: { path, isCopy } } = require('node:worker_threads');
  const isDamage = (error) => [11, 26].includes(error.errcode & 0xff);
  let isWhole = false;
  try {
    const db = new DatabaseSync(path, { readOnly: !isCopy });
    try {
      if (isCopy) db.exec('PRAGMA journal_mode = DELETE');
      isWhole = db.prepare('PRAGMA quick_check(1)').get().quick_check === 'ok';
    } finally {
      db.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  if (isCopy) {
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
  }
  parentPort.postMessage(isWhole);
`;

/** A check that is under way. */
interface RunningCheck {
  /** Whether SQLite finds the file whole. Rejects when it cannot be read. */
  readonly isWhole: Promise<boolean>;
  /** Gives it up; nothing is said then. */
  stop(): void;
}

function startCheck(path: string, isCopy: boolean): RunningCheck {
  const worker = new Worker(check, { eval: true, workerData: { path, isCopy } });
  return {
    isWhole: once(worker, 'message').then(([answer]: unknown[]) => answer === true),
    stop: () => void worker.terminate(),
  };
}

/** Checks a copy that nobody has open; it is on the disk then. */
export const checkCopy = (path: string): Promise<boolean> => startCheck(path, true).isWhole;

/** Checks the file while it is open and written to: as it is when the check begins. */
export const checkOpenFile = (path: string): RunningCheck => startCheck(path, false);
