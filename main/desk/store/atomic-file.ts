import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toDiskFailure } from '../failure.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';

/**
 * Replaces a small file so that it is either the old or the new one, whatever happens: temporary file, fsync, rename,
 * fsync of the folder. `note` hears of the temporary file before it is there. Rejects with `disk_full` (the old file then stands).
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  note: UnfinishedFiles['note'] = () => () => {},
): Promise<void> {
  const temporary = temporaryFor(path);
  const discardNote = note(temporary);
  try {
    await writeTemporary(temporary, data);
    await renameWithRetry(temporary, path);
    fsyncParent(path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw toDiskFailure(error);
  } finally {
    discardNote();
  }
}

/** As `writeFileAtomic`, but never replaces: false when the file is there already. */
export async function createFileAtomic(path: string, data: string | Uint8Array): Promise<boolean> {
  const temporary = temporaryFor(path);
  await writeTemporary(temporary, data);
  try {
    await link(temporary, path);
    fsyncParent(path);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    // File systems without hard links: exclusive creation is the next best.
    if (hasErrorCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'))
      return createExclusively(path, data);
    throw toDiskFailure(error);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function createExclusively(path: string, data: string | Uint8Array): Promise<boolean> {
  try {
    await writeAndSync(path, data);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    throw toDiskFailure(error);
  }
}

/** Names the process, so that another one knows whether it is still at it (unfinished-files.ts). */
const temporaryFor = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

async function writeTemporary(temporary: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeAndSync(temporary, data);
  } catch (error) {
    await rm(temporary, { force: true });
    throw toDiskFailure(error);
  }
}

async function writeAndSync(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows refuses a rename while a virus scanner or an indexer holds the file; it lets go after a moment. */
async function renameWithRetry(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === 10 || !hasErrorCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await delay(20 * attempt);
    }
  }
}

/** Makes a file's bytes safe before it is given its name. */
export function fsyncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename is safe from a power cut once the folder is written; Windows has no such call and needs none. */
export function fsyncParent(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Whether Node says one of these codes, such as `ENOENT`. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}

/** A time as part of a file name: no colons, sortable. */
export function fileTimestamp(at: number): string {
  return new Date(at).toISOString().replaceAll(/[:.]/g, '-');
}
