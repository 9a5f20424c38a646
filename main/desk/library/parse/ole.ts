import { CFB } from '@e965/xlsx';
import { DeskFailure } from '../../failure.ts';

/** The streams of an old Office file by their paths below its root. Throws DeskFailure `damaged`. */
export function openOle(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
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
    throw new DeskFailure('damaged', 'This file is damaged: what it holds cannot be found in it.', {
      cause: error,
    });
  }
}

const isSector = (place: number): boolean => place < 0xfffffffa;

/**
 * Streams are chains of sectors, and chains of small ones; in a forged file they lead in a circle, which not every reader
 * notices. Throws DeskFailure `damaged`.
 */
export function refuseCircles(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 512) return;
  const size = 1 << Math.min(Math.max(file.readUInt16LE(0x1e), 7), 16);
  const numbersAt = (sector: number): readonly number[] => {
    const part = file.subarray((sector + 1) * size, (sector + 2) * size);
    return Array.from({ length: part.length >> 2 }, (_, at) => part.readUInt32LE(at * 4));
  };
  const places = Array.from({ length: 109 }, (_, at) => file.readUInt32LE(0x4c + at * 4));
  const most = Math.ceil(file.length / size);
  let more = file.readUInt32LE(0x44);
  for (let read = 0; isSector(more) && read <= most; read++) {
    const part = numbersAt(more);
    places.push(...part.slice(0, -1));
    more = part.at(-1) ?? 0xffffffff;
  }
  const chains = places.filter((place) => place < most).flatMap(numbersAt);
  const small: number[] = [];
  let next = file.readUInt32LE(0x3c);
  for (let read = 0; isSector(next) && read <= most; read++) {
    small.push(...numbersAt(next));
    next = chains[next] ?? 0xffffffff;
  }
  if (isSector(more) || isSector(next) || hasCircle(chains) || hasCircle(small))
    throw new DeskFailure('damaged', 'This file is damaged: what it holds cannot be found in it.');
}

function hasCircle(chains: readonly number[]): boolean {
  /** The chain in which each sector was first seen. */
  const seen = new Uint32Array(chains.length);
  for (let start = 0; start < chains.length; start++)
    for (let at = start; at < chains.length && seen[at] !== start + 1; at = chains[at] ?? chains.length) {
      if (seen[at] !== 0) break;
      seen[at] = start + 1;
      if (seen[chains[at] ?? chains.length] === start + 1) return true;
    }
  return false;
}

/** Tells whether a stream stands at the root; where the directory is damaged, whether its name occurs anywhere. */
export function streamsOf(bytes: Uint8Array): (name: string) => boolean {
  refuseCircles(bytes);
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
