import { unzipSync, zipSync } from 'fflate';
import { DeskFailure } from '../../failure.ts';

/** Of all wanted parts of an archive together, unpacked. Far above any real document, far below the worker's memory. */
const mostBytes = 100 * 1024 * 1024;
const damaged = (cause: unknown): DeskFailure =>
  new DeskFailure('damaged', 'This file is damaged: its archive cannot be opened.', { cause });

/** Names of what is inside, from the directory alone. Throws DeskFailure `damaged`. */
export function entryNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => !names.push(name) });
  } catch (error) {
    throw damaged(error);
  }
  return names;
}

/**
 * The wanted parts, unpacked within the size that the directory states: whatever it states, no more is ever written.
 * Throws DeskFailure `too_large` or `damaged`.
 */
export function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > mostBytes)
          throw new DeskFailure(
            'too_large',
            'Unpacked, this document is larger than 100 MB. Split it and import the parts.',
          );
        return true;
      },
    });
  } catch (error) {
    throw error instanceof DeskFailure ? error : damaged(error);
  }
}

/** An archive of the same parts, not compressed: what reads it can inflate nothing. */
export const repack = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { level: 0 });
