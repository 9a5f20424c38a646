import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Notice } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import { isDamage } from './connection.ts';
import { syncFile, syncFolderOf, timeForFileName } from './durable-file.ts';
import { removeWithCompanions } from './backup.ts';
import { copies } from './rotation.ts';

interface Deps {
  readonly now: () => number;
  readonly log: Log;
}

interface Mended<Opened> {
  readonly opened: Opened;
  readonly notices: readonly Notice[];
  /** The damaged file under its new name, or null when there was none. */
  readonly aside: string | null;
}

/**
 * Opens the file, or sets a damaged one aside and opens the newest good copy, or a fresh file when there is none.
 * `open` must throw SQLite's own error for a damaged file. What was done is told in `notices`.
 */
export function openMended<Opened>(path: string, { now, log }: Deps, open: () => Opened): Mended<Opened> {
  // Gone or emptied, yet there is a copy: that is a loss and not a first start.
  const lost = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0 && copies(path).length > 0;
  if (!lost) {
    try {
      return { opened: open(), notices: [], aside: null };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  log.write('error', lost ? 'store.lost' : 'store.damaged');
  const aside = setAside(path, now());
  for (const copy of copies(path)) {
    try {
      bringBack(copy, path);
      const opened = open();
      log.write('info', 'store.restored');
      return { opened, notices: [restoredNotice(aside, statSync(copy).mtimeMs)], aside };
    } catch (error) {
      if (!isDamage(error)) throw error;
      log.write('error', 'store.copy_damaged');
      removeWithCompanions(path);
    }
  }
  return { opened: open(), notices: [startedAfreshNotice(aside)], aside };
}

/** Renames the file and what SQLite keeps beside it; returns the new name, or null when there was nothing. */
function setAside(path: string, at: number): string | null {
  if (!existsSync(path)) {
    removeWithCompanions(path);
    return null;
  }
  const aside = `${path}.damaged-${timeForFileName(at)}`;
  renameSync(path, aside);
  // The log belongs to its file; the shared-memory index is made anew by SQLite.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`);
  rmSync(`${path}-shm`, { force: true });
  return aside;
}

/** The name is given last: killed on the way, the next start finds the file lost and tries again. */
function bringBack(copy: string, path: string): void {
  const temporary = `${path}.restoring`;
  copyFileSync(copy, temporary);
  syncFile(temporary);
  renameSync(temporary, path);
  syncFolderOf(path);
}

function restoredNotice(aside: string | null, at: number): Notice {
  const day = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return {
    code: 'store_damaged',
    message: `${whatHappened(aside)} Sidedesk went back to the copy of ${day}. Documents that came in since are read again.`,
  };
}

function startedAfreshNotice(aside: string | null): Notice {
  return {
    code: 'store_damaged',
    message: `${whatHappened(aside)} There was no good copy: documents that could still be listed are read again, import the others.`,
  };
}

function whatHappened(aside: string | null): string {
  return aside === null
    ? 'The library file was missing.'
    : `The library file was damaged and set aside as ${basename(aside)}.`;
}
