import { CFB } from '@e965/xlsx';
import { DeskFailure } from '../../failure.ts';

/** The streams of an old Office file by their paths below its root. Throws DeskFailure `damaged`. */
export function openOle(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  rejectCycles(bytes);
  try {
    // The library has no types for this part of it.
    const file: unknown = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      type: 'buffer',
    });
    const paths = listIn(file, 'FullPaths');
    return new Map(
      listIn(file, 'FileIndex').flatMap((entry, at) => {
        const path = paths[at];
        const content =
          typeof entry === 'object' && entry !== null && 'content' in entry ? entry.content : null;
        if (typeof path !== 'string' || !content) return [];
        const isStream = content instanceof Uint8Array || Array.isArray(content);
        return isStream ? [[path.replace(/^[^/]*\//, ''), Uint8Array.from(content)] as const] : [];
      }),
    );
  } catch (error) {
    throw lost(error);
  }
}

/**
 * The streams that are wanted in an orderly file, for readers that follow whatever a damaged or forged one says, in
 * circles and for ever. Throws DeskFailure `damaged`.
 */
export function rebuildOle(bytes: Uint8Array, isWanted: (path: string) => boolean): Uint8Array {
  const streams = openOle(bytes);
  try {
    const file: unknown = CFB.utils.cfb_new();
    // Checked all at once when they are written.
    for (const [path, content] of streams)
      if (isWanted(path)) CFB.utils.cfb_add(file, `/${path}`, content, { unsafe: true });
    const made: unknown = CFB.write(file, { type: 'buffer' });
    if (made instanceof Uint8Array) return made;
  } catch (error) {
    throw lost(error);
  }
  throw lost();
}

const entrySize = 128;

/**
 * The directory is a tree of entries that name their neighbours and children. In a damaged or forged one an entry is named
 * twice, and the library would go round in it until the memory is used up. Throws DeskFailure `damaged`.
 */
function rejectCycles(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 512) return;
  const size = file.readUInt16LE(0x1e) === 12 ? 4096 : 512;
  const sectorAt = (number: number): Buffer => file.subarray((number + 1) * size, (number + 2) * size);
  const tables = Array.from({ length: 109 }, (_, at) => file.readUInt32LE(0x4c + at * 4));
  const numbers = size / 4;
  const after = (sector: number): number => {
    const table = sectorAt(tables[Math.floor(sector / numbers)] ?? file.length);
    const at = (sector % numbers) * 4;
    return at + 4 <= table.length ? table.readUInt32LE(at) : file.length;
  };
  const named = new Set<number>();
  const most = Math.ceil(file.length / size);
  let sector = file.readUInt32LE(0x30);
  for (let read = 0; sector < most; read++) {
    if (read > most) throw lost();
    const entries = sectorAt(sector);
    for (let at = 0; at + entrySize <= entries.length; at += entrySize)
      for (const neighbour of [0x44, 0x48, 0x4c].map((place) => entries.readUInt32LE(at + place))) {
        if (entries[at + 0x42] === 0 || neighbour === 0xffffffff) continue;
        if (named.has(neighbour)) throw lost();
        named.add(neighbour);
      }
    sector = after(sector);
  }
}

const lost = (cause?: unknown): DeskFailure => new DeskFailure('damaged', { cause });

/** Tells whether a stream stands at the root; where the directory is damaged, whether its name occurs anywhere. */
export function streamLookup(bytes: Uint8Array): (name: string) => boolean {
  rejectCycles(bytes);
  try {
    const streams = openOle(bytes);
    return (name) => streams.has(name);
  } catch {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return (name) => content.includes(Buffer.from(name, 'utf16le'));
  }
}

function listIn(file: unknown, name: 'FullPaths' | 'FileIndex'): readonly unknown[] {
  const found = typeof file === 'object' && file !== null ? new Map(Object.entries(file)).get(name) : null;
  return Array.isArray(found) ? found : [];
}
