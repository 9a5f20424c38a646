import type { FileHandle } from 'node:fs/promises';
import type { ErrorReason } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { openRegularFile } from '../../store/regular-file.ts';

export const largestFile = 100 * 1024 * 1024;
export const pieceBytes = 1024 * 1024;

/** The whole content of an ordinary file of at most so many bytes. Throws DeskFailure `unreadable` or `too_large`. */
export async function readLimited(
  path: string,
  { most = largestFile }: { readonly most?: number } = {},
): Promise<Uint8Array> {
  return withFile(path, (handle, size) => readHandleLimited(handle, size, most));
}

/** An ordinary file of any size, piece by piece. Throws DeskFailure `unreadable`. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openRegularFile(path).catch((error: unknown) =>
    Promise.reject(asUnreadable(error, path)),
  );
  try {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(pieceBytes), 0, pieceBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw asUnreadable(error, path);
  } finally {
    await handle.close();
  }
}

export interface OpenedFile {
  /** What the file said of itself when it was opened, in bytes; it may have grown. */
  readonly size: number;
  /** At most a megabyte from there on; shorter only where the file ends. */
  readonly piece: (at: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** An ordinary file, to be read in pieces. Rejects with `unreadable`, as its pieces do. */
export async function openPieces(path: string): Promise<OpenedFile> {
  const fail = (error: unknown): never => {
    throw asUnreadable(error, path);
  };
  const handle = await openRegularFile(path).catch(fail);
  return {
    size: (await handle.stat()).size,
    async piece(at) {
      const buffer = Buffer.alloc(pieceBytes);
      let length = 0;
      while (length < pieceBytes) {
        const { bytesRead } = await handle.read(buffer, length, pieceBytes - length, at + length).catch(fail);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    },
    close: () => handle.close(),
  };
}

async function withFile<T>(path: string, use: (handle: FileHandle, size: number) => Promise<T>): Promise<T> {
  let handle: FileHandle | null = null;
  try {
    handle = await openRegularFile(path);
    return await use(handle, (await handle.stat()).size);
  } catch (error) {
    throw asUnreadable(error, path);
  } finally {
    await handle?.close();
  }
}

/** Within the limit whatever the size says: a file may grow while it is read, and some have no size at all. */
async function readHandleLimited(handle: FileHandle, size: number, most: number): Promise<Uint8Array> {
  let buffer = new Uint8Array(size > most ? 0 : size + 1);
  let length = 0;
  for (;;) {
    if (size > most || length > most) throw new DeskFailure('too_large', { reason: 'file' });
    if (length === buffer.length) {
      const larger = new Uint8Array(Math.min(Math.max(buffer.length * 2, 64 * 1024), most + 1));
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
  const isMisencodedName = error.code === 'ENOENT' && path.includes('\uFFFD');
  const reason = isMisencodedName ? 'bad_name' : reasons[String(error.code)];
  return new DeskFailure('unreadable', { ...(reason && { reason }), cause: error });
}

const reasons: Readonly<Record<string, ErrorReason<'unreadable'>>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  ELOOP: 'is_link',
  EISDIR: 'is_folder',
  EBUSY: 'in_use',
};
