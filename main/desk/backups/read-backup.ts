import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type BackupHeader, damaged, type ReadHeader, readHeader } from './backup-header.ts';
import type { DataFile } from './data-files.ts';
import { openSegment, sealedSegmentBytes } from './segments.ts';
import { decodeManifest, longestManifest, type Manifest } from './manifest.ts';
import { openRegularFile } from '../store/regular-file.ts';
import type { Sink } from './write-backup.ts';

/** Where the bytes of a file go; null to only read and check them. */
type SinkOf = (name: DataFile) => Promise<Sink | null>;

/** A backup that is open for reading. Every function rejects with `damaged` or as Node says. */
export interface OpenBackup {
  readonly header: BackupHeader;
  readonly bytes: number;
  /** Whether the key opens it: its first segment is whole. */
  opensWith(key: Uint8Array): Promise<boolean>;
  /** Reads all of it, checks all of it, and says what it holds; `digest` names exactly these bytes. */
  read(key: Uint8Array, sinkOf?: SinkOf): Promise<{ readonly manifest: Manifest; readonly digest: string }>;
  close(): Promise<void>;
}

/** Rejects as `readHeader` does, with `unreadable` for what is no file. */
export async function openBackup(path: string): Promise<OpenBackup> {
  const file = await openRegularFile(path);
  try {
    const stats = await file.stat();
    const header = await readHeader(file);
    return {
      header: header.header,
      bytes: stats.size,
      opensWith: async (key) => (await firstSegment(file, header, stats.size, key)) !== null,
      read: (key, sinkOf = () => Promise.resolve(null)) => readAll(file, header, stats.size, { key, sinkOf }),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readSegment(
  file: FileHandle,
  { end, context }: ReadHeader,
  size: number,
  { number, key, digest }: { readonly number: number; readonly key: Uint8Array; readonly digest?: Hash },
): Promise<{ readonly plain: Uint8Array | null; readonly isLast: boolean }> {
  const at = end + number * sealedSegmentBytes;
  const isLast = at + sealedSegmentBytes >= size;
  const sealed = Buffer.alloc(Math.max(0, Math.min(sealedSegmentBytes, size - at)));
  const { bytesRead } = await file.read(sealed, 0, sealed.length, at);
  if (bytesRead < sealed.length) throw damaged();
  digest?.update(sealed);
  return { plain: openSegment(key, context, { sealed, number, isLast }), isLast };
}

const firstSegment = async (file: FileHandle, header: ReadHeader, size: number, key: Uint8Array) =>
  (await readSegment(file, header, size, { number: 0, key })).plain;

async function readAll(
  file: FileHandle,
  header: ReadHeader,
  size: number,
  { key, sinkOf }: { readonly key: Uint8Array; readonly sinkOf: SinkOf },
) {
  const digest = createHash('sha256').update(header.context);
  const contents = createContents(sinkOf);
  try {
    for (let number = 0; ; number += 1) {
      const { plain, isLast } = await readSegment(file, header, size, { number, key, digest });
      // Also where the end is missing: then a segment of the middle stands there.
      if (plain === null) throw damaged();
      await contents.add(plain);
      if (isLast) break;
    }
    return { manifest: await contents.end(), digest: digest.digest('hex') };
  } finally {
    await contents.close();
  }
}

/** Parts the bytes into the manifest and the files that it names, and checks each by its hash. */
function createContents(sinkOf: SinkOf) {
  let held: Buffer = Buffer.alloc(0);
  let manifest: Manifest | null = null;
  let at = 0;
  let current: { readonly sink: Sink | null; readonly hash: Hash; left: number } | null = null;

  async function begin(): Promise<void> {
    const file = manifest?.files[at];
    if (file === undefined) return;
    current = { sink: await sinkOf(file.name), hash: createHash('sha256'), left: file.bytes };
    if (file.bytes === 0) await finish();
  }

  async function finish(): Promise<void> {
    const done = current;
    current = null;
    await done?.sink?.sync();
    await done?.sink?.close();
    if (done?.hash.digest('hex') !== manifest?.files[at]?.sha256) throw damaged();
    at += 1;
    await begin();
  }

  function takeManifest(): boolean {
    if (held.length < 4) return false;
    const length = held.readUInt32BE(0);
    if (length > longestManifest) throw damaged();
    if (held.length < 4 + length) return false;
    manifest = decodeManifest(held.subarray(4, 4 + length));
    if (manifest === null) throw damaged();
    held = held.subarray(4 + length);
    return true;
  }

  return {
    async add(plain: Uint8Array): Promise<void> {
      held = Buffer.concat([held, plain]);
      if (manifest === null) {
        if (!takeManifest()) return;
        await begin();
      }
      while (held.length > 0) {
        if (current === null) throw damaged();
        const piece = held.subarray(0, current.left);
        current.hash.update(piece);
        await current.sink?.write(piece);
        current.left -= piece.length;
        held = held.subarray(piece.length);
        if (current.left === 0) await finish();
      }
    },
    async end(): Promise<Manifest> {
      if (manifest === null || current !== null || at < manifest.files.length) throw damaged();
      return manifest;
    },
    close: async () => current?.sink?.close(),
  };
}
