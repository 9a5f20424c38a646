import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Notice } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import { isCorruption } from './connection.ts';
import { fsyncFile, fsyncParent, fileTimestamp } from './atomic-file.ts';
import { removeDatabaseFiles } from './backup.ts';
import { listBackups } from './backup-rotation.ts';

interface Deps {
  readonly now: () => number;
  readonly log: Log;
}

interface Recovered<Opened> {
  readonly opened: Opened;
  readonly notices: readonly Notice[];
  /** The damaged file under its new name, or null when there was none. */
  readonly quarantined: string | null;
}

/**
 * Opens the file, or quarantines a damaged one and opens the newest good copy, or a fresh file when there is none.
 * `open` must throw SQLite's own error for a damaged file. `notices` say what was done.
 */
export function openWithRecovery<Opened>(
  path: string,
  { now, log }: Deps,
  open: () => Opened,
): Recovered<Opened> {
  // Gone or emptied, yet there is a copy: that is a loss and not a first start.
  const isMissing =
    (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0 && listBackups(path).length > 0;
  if (!isMissing) {
    try {
      return { opened: open(), notices: [], quarantined: null };
    } catch (error) {
      if (!isCorruption(error)) throw error;
    }
  }
  log.write('error', isMissing ? 'store.lost' : 'store.damaged');
  const quarantined = quarantine(path, now());
  for (const copy of listBackups(path)) {
    try {
      restoreBackup(copy, path);
      const opened = open();
      log.write('info', 'store.restored');
      return { opened, notices: [restoredNotice(quarantined, statSync(copy).mtimeMs)], quarantined };
    } catch (error) {
      if (!isCorruption(error)) throw error;
      log.write('error', 'store.copy_damaged');
      removeDatabaseFiles(path);
    }
  }
  return { opened: open(), notices: [startedEmptyNotice(quarantined)], quarantined };
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

function restoredNotice(quarantined: string | null, at: number): Notice {
  const day = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return {
    code: 'store_damaged',
    message: `${whatHappened(quarantined)} Sidedesk went back to the copy of ${day}. Documents that came in since are read again.`,
  };
}

function startedEmptyNotice(quarantined: string | null): Notice {
  return {
    code: 'store_damaged',
    message: `${whatHappened(quarantined)} There was no good copy: documents that could still be listed are read again, import the others.`,
  };
}

function whatHappened(quarantined: string | null): string {
  return quarantined === null
    ? 'The library file was missing.'
    : `The library file was damaged and set aside as ${basename(quarantined)}.`;
}
