import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DeskFailure } from '../../failure.ts';

const largestFile = 100 * 1024 * 1024;

/**
 * The whole content of an ordinary file. Links, folders, pipes and devices are refused, so that nothing outside of what
 * was chosen is read and nothing waits for ever. Throws DeskFailure `unreadable` or `too_large`.
 */
export async function readWhole(path: string): Promise<Uint8Array> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const { size, isFile } = await handle.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
    if (!isFile) throw new DeskFailure('unreadable', 'This is not an ordinary file, so it was left alone.');
    return await wholeOf(handle, size);
  } catch (error) {
    throw asUnreadable(error, path);
  } finally {
    await handle?.close();
  }
}

/** Within the limit whatever the size says: a file may grow while it is read, and some have no size at all. */
async function wholeOf(handle: FileHandle, size: number): Promise<Uint8Array> {
  let buffer = new Uint8Array(size > largestFile ? 0 : size + 1);
  let length = 0;
  for (;;) {
    if (size > largestFile || length > largestFile)
      throw new DeskFailure('too_large', 'This file is larger than 100 MB. Split it and import the parts.');
    if (length === buffer.length) {
      const larger = new Uint8Array(Math.min(Math.max(buffer.length * 2, 64 * 1024), largestFile + 1));
      larger.set(buffer);
      buffer = larger;
    }
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
}

function asUnreadable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof DeskFailure || !('code' in error)) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'The file is no longer there.',
    ENOTDIR: 'The file is no longer there.',
    EACCES: 'Your user account may not read this file.',
    EPERM: 'Your user account may not read this file.',
    ELOOP: 'This is a link to another place. Import the file that it leads to.',
    EISDIR: 'This is a folder, not a file.',
    EBUSY: 'Another program holds this file. Close it there, then try again.',
  };
  const isOddlyNamed = error.code === 'ENOENT' && path.includes('\uFFFD');
  const reason = isOddlyNamed
    ? 'The name of this file is not written as names are today. Rename it, then import it again.'
    : (reasons[String(error.code)] ??
      'The file could not be read. Check the drive that it is on, then try again.');
  return new DeskFailure('unreadable', reason, { cause: error });
}
