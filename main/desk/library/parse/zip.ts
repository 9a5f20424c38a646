import { unzipSync, zipSync } from 'fflate';
import { DeskFailure } from '../../failure.ts';

/** Of all wanted parts of an archive together, unpacked. Far above any real document, far below the worker's memory. */
export const mostUnpacked = 100 * 1024 * 1024;
const damaged = (cause: unknown): DeskFailure => new DeskFailure('damaged', { cause });

interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
}

export const entryNames = (bytes: Uint8Array): readonly string[] => entrySizes(bytes).map(({ name }) => name);

/** What is inside, from the directory alone. Throws DeskFailure `damaged` or `password_protected`. */
export function entrySizes(bytes: Uint8Array): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  if (isEncrypted(bytes)) throw new DeskFailure('password_protected', { reason: 'archive' });
  try {
    unzipSync(bytes, { filter: ({ name, originalSize }) => !entries.push({ name, size: originalSize }) });
  } catch (error) {
    throw damaged(error);
  }
  return entries;
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
        if (total > mostUnpacked) throw new DeskFailure('too_large', { reason: 'unpacked' });
        return true;
      },
    });
  } catch (error) {
    throw error instanceof DeskFailure ? error : damaged(error);
  }
}

/** An archive of the same parts, not compressed: what reads it can inflate nothing. */
export const repack = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { level: 0 });

/** Whether an entry of the directory says that it is encrypted. */
function isEncrypted(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = content.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > content.length) return false;
  let at = content.readUInt32LE(end + 16);
  for (let left = content.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== 0x02014b50) return false;
    if ((content.readUInt16LE(at + 8) & 1) === 1) return true;
    at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return false;
}
