import { createHash } from 'node:crypto';
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { readChunks } from './parse/read-file.ts';
import { walkFiles, type FoundFile } from './walk.ts';

export interface ScannedFile extends FoundFile {
  /** Differs when the file may have changed: volume, size and times. */
  readonly stamp: string;
  /** Milliseconds since 1970, by the clock of the volume. */
  readonly changedAt: number;
}

export interface Scan {
  readonly identity: string;
  readonly files: ReadonlyMap<string, ScannedFile>;
  /** Folders that could not be read: what is in them is not known to be gone. */
  readonly unreadable: readonly string[];
}

const batchSize = 64;

/** Every file below a folder as it is now, or null when the folder itself is away, also when it went meanwhile. */
export async function scanFolder(folder: string): Promise<Scan | null> {
  const identity = await identityOf(folder);
  if (identity === null) return null;
  const unreadable: string[] = [];
  const found = await walkFiles([folder], (below) => unreadable.push(below));
  const files = new Map<string, ScannedFile>();
  for (let start = 0; start < found.length; start += batchSize) {
    const some = await Promise.all(found.slice(start, start + batchSize).map(statFile));
    for (const file of some) if (file !== null) files.set(file.path, file);
  }
  const isStill = (await identityOf(folder)) === identity && !unreadable.includes(folder);
  return isStill ? { identity, files, unreadable } : null;
}

async function statFile(file: FoundFile): Promise<ScannedFile | null> {
  const now = await lstat(file.path).catch(() => null);
  if (!now?.isFile()) return null;
  const stamp = [now.dev, now.size, now.mtimeMs, now.ctimeMs].join(':');
  return { ...file, bytes: now.size, stamp, changedAt: Math.max(now.mtimeMs, now.ctimeMs) };
}

/** Which folder it is, by volume and number: another one when a drive was mounted or unmounted there. Null: none. */
export async function identityOf(given: string): Promise<string | null> {
  const now = await stat(given).catch(() => null);
  return now?.isDirectory() === true ? `${now.dev}:${now.ino}` : null;
}

/** As the parse worker hashes: SHA-256 of the bytes, in hex; null when the file cannot be read. */
export async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of readChunks(file)) hash.update(part);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/**
 * Whether a file that a scan did not find is really deleted. It is not when it cannot be asked for, nor when the drive
 * that it was on is away: an unmounted drive leaves an empty folder of another volume behind.
 */
export async function isDeleted(
  file: string,
  stamp: string | null,
  files: Iterable<string>,
): Promise<boolean> {
  const code = await lstat(file).then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'unknown'),
  );
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return false;
  if (stamp === null) return true;
  let parent = path.dirname(file);
  let there = await stat(parent).catch(() => null);
  while (there === null && parent !== path.dirname(parent)) {
    parent = path.dirname(parent);
    there = await stat(parent).catch(() => null);
  }
  if (there === null) return false;
  if (String(there.dev) === stamp.split(':')[0]) return true;
  // A drive that was mounted anew may have another number: then other files are there.
  for (const each of files) if (each.startsWith(parent + path.sep)) return true;
  return false;
}
