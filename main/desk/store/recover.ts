import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename } from 'node:path';
import type { WireError } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import { isCorruption } from './connection.ts';
import { fsyncFile, fsyncParent, fileTimestamp } from './atomic-file.ts';
import { removeDatabaseFiles } from './database-copy.ts';
import { listCopies } from './copy-rotation.ts';

interface Deps {
  /** Whether the folder was used before, whatever there is of a library. */
  readonly isUsed: boolean;
  readonly now: () => number;
  readonly log: Log;
}

/** Of the head of an SQLite file; the version is ours, and 0 in a database that nobody gave one. */
const magic = 'SQLite';
const userVersion = { at: 60, bytes: 4 };

interface Recovered<Opened> {
  readonly opened: Opened;
  readonly notices: readonly WireError[];
  /** The damaged file under its new name, or null when there was none. */
  readonly quarantined: string | null;
  /** The copy that is open now, under its own name; null when none was good. */
  readonly goodCopy: string | null;
}

/**
 * Opens the file, or quarantines a damaged one and opens the newest good copy, or a fresh file when there is none.
 * `open` must throw SQLite's own error for a damaged file. `notices` say what was done.
 */
export function openWithRecovery<Opened>(
  path: string,
  { isUsed, now, log }: Deps,
  open: () => Opened,
): Recovered<Opened> {
  // Gone, emptied or a new one, yet there is a copy, or the folder was used: that is a loss and not a first start.
  const isMissing = (isUsed || listCopies(path).length > 0) && isNew(path);
  if (!isMissing) {
    try {
      return { opened: open(), notices: [], quarantined: null, goodCopy: null };
    } catch (error) {
      if (!isCorruption(error)) throw error;
    }
  }
  log.write('error', isMissing ? 'store.lost' : 'store.damaged');
  const quarantined = quarantine(path, now());
  for (const copy of listCopies(path)) {
    try {
      restoreBackup(copy, path);
      const opened = open();
      log.write('info', 'store.restored');
      const notices = [restoredNotice(quarantined, statSync(copy).mtimeMs)];
      return { opened, notices, quarantined, goodCopy: copy };
    } catch (error) {
      if (!isCorruption(error)) throw error;
      log.write('error', 'store.copy_damaged');
      removeDatabaseFiles(path);
    }
  }
  return { opened: open(), notices: [startedEmptyNotice(quarantined)], quarantined, goodCopy: null };
}

/** Whether there is no library in the file: nothing at all, or a database that none was ever made in. */
function isNew(path: string): boolean {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return true;
  // What SQLite has not taken over from its log yet is not in the head of the file.
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  const head = Buffer.alloc(userVersion.at + userVersion.bytes);
  const file = openSync(path, 'r');
  try {
    const isRead = readSync(file, head, 0, head.length, 0) === head.length;
    return (
      isRead && head.toString('latin1', 0, magic.length) === magic && head.readUInt32BE(userVersion.at) === 0
    );
  } finally {
    closeSync(file);
  }
}

/** Renames the file and what SQLite keeps beside it; returns the new name, or null when there was nothing. */
function quarantine(path: string, at: number): string | null {
  if (!existsSync(path)) {
    removeDatabaseFiles(path);
    return null;
  }
  const quarantined = `${path}.damaged-${fileTimestamp(at)}`;
  renameSync(path, quarantined);
  // The log belongs to its file; the shared-memory index is made anew by SQLite.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${quarantined}-wal`);
  rmSync(`${path}-shm`, { force: true });
  return quarantined;
}

/** The name is given last: killed on the way, the next start finds the file lost and tries again. */
function restoreBackup(copy: string, path: string): void {
  const temporary = `${path}.restoring`;
  copyFileSync(copy, temporary);
  fsyncFile(temporary);
  renameSync(temporary, path);
  fsyncParent(path);
}

function restoredNotice(quarantined: string | null, at: number): WireError {
  return quarantined === null
    ? { code: 'store_damaged', reason: 'missing_restored', params: { at } }
    : { code: 'store_damaged', reason: 'restored', params: { at, file: basename(quarantined) } };
}

function startedEmptyNotice(quarantined: string | null): WireError {
  return quarantined === null
    ? { code: 'store_damaged', reason: 'missing_empty' }
    : { code: 'store_damaged', reason: 'empty', params: { file: basename(quarantined) } };
}
