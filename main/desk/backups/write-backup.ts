import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type BackupHeader, encodeHeader } from './backup-header.ts';
import { segmentBytes, sealSegment } from './segments.ts';
import { encodeManifest, type Manifest } from './manifest.ts';

/** What is written to: a file that was opened, or in tests a stick that is pulled. */
export interface Sink {
  write(bytes: Uint8Array): Promise<unknown>;
  sync(): Promise<unknown>;
  close(): Promise<unknown>;
}
/** Opens a new file to write; what is there already is never replaced. Rejects as Node says. */
export type OpenSink = (path: string) => Promise<Sink>;

export const openNewFile: OpenSink = async (path) => {
  const file = await open(path, 'wx', 0o600);
  return {
    // `write` alone may write less than it was given.
    write: (bytes) => file.writeFile(bytes),
    sync: () => file.sync(),
    close: () => file.close(),
  };
};

/** A file of the data folder, under its own name and where its bytes are. */
export interface Source {
  readonly name: Manifest['files'][number]['name'];
  readonly bytes: Uint8Array | { readonly path: string };
}

async function* piecesOf({ bytes }: Source): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield bytes;
  else for await (const piece of createReadStream(bytes.path)) yield piece as Buffer;
}

/** Length and hash of each, read once before they are written. */
export async function describe(sources: readonly Source[]): Promise<Manifest['files']> {
  const described: Manifest['files'] = [];
  for (const source of sources) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of piecesOf(source)) {
      hash.update(piece);
      bytes += piece.length;
    }
    described.push({ name: source.name, bytes, sha256: hash.digest('hex') });
  }
  return described;
}

/** Writes all of a backup to a file that is not there yet, and waits until the disk has it. Rejects as Node says. */
export async function writeBackup(
  path: string,
  what: {
    readonly header: BackupHeader;
    readonly key: Uint8Array;
    readonly manifest: Manifest;
    readonly sources: readonly Source[];
  },
  openSink: OpenSink = openNewFile,
): Promise<void> {
  const sink = await openSink(path);
  try {
    const { bytes, context } = encodeHeader(what.header);
    await sink.write(bytes);
    let number = 0;
    let held: Buffer = Buffer.from(encodeManifest(what.manifest));
    const seal = (plain: Uint8Array, isLast: boolean): Promise<unknown> =>
      sink.write(sealSegment(what.key, context, { plain, number: number++, isLast }));
    for (const source of what.sources)
      for await (const piece of piecesOf(source)) {
        held = Buffer.concat([held, piece]);
        // The last segment is known only at the end, so a full one waits for what comes after it.
        for (; held.length > segmentBytes; held = held.subarray(segmentBytes))
          await seal(held.subarray(0, segmentBytes), false);
      }
    await seal(held, true);
    await sink.sync();
  } finally {
    await sink.close();
  }
}
