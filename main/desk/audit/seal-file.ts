import { closeSync, constants, fsyncSync, lstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fsyncParent, hasErrorCode } from '../store/atomic-file.ts';

/** Longer than any seal. */
const longest = 1_000;

/**
 * The seal of the log once more, in a file of its own: a copy of the library that is put in its place does not bring an older
 * one along. It may lag behind after a power cut, never lead: it is written after the lines are safe.
 */
export function createSealFile(folder: string) {
  const path = join(folder, 'audit-log.seal');
  const isFile = (): boolean => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found !== undefined && found.isFile() && found.size <= longest;
  };
  return {
    /** Null where there is none that could be read. */
    read(): Uint8Array | null {
      if (!isFile()) return null;
      try {
        return Buffer.from(readFileSync(path, 'utf8').split('\n')[0] ?? '', 'base64');
      } catch {
        return null;
      }
    },
    /** In place, since it is written with every line; only the first time waits for the disk. Throws what the system says. */
    write(seal: Uint8Array): void {
      const { file, isNew } = openToWrite(path);
      try {
        writeSync(file, `${Buffer.from(seal).toString('base64')}\n`, 0);
        if (isNew) fsyncSync(file);
      } finally {
        closeSync(file);
      }
      if (isNew) fsyncParent(path);
    },
  };
}

/** Never through a link, never waiting for a pipe. */
const toWrite = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function openToWrite(path: string): { readonly file: number; readonly isNew: boolean } {
  try {
    return { file: openSync(path, toWrite), isNew: false };
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
    return { file: openSync(path, 'wx', 0o600), isNew: true };
  }
}
