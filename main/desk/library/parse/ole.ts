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
    throw lost(error);
  }
}

/**
 * The same streams in an orderly file, for readers that follow whatever a damaged or forged one says, in circles and for
 * ever. Throws DeskFailure `damaged`.
 */
export function rewritten(bytes: Uint8Array): Uint8Array {
  try {
    const file: unknown = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      type: 'buffer',
    });
    const made: unknown = CFB.write(file, { type: 'buffer' });
    if (made instanceof Uint8Array) return made;
  } catch (error) {
    throw lost(error);
  }
  throw lost();
}

const lost = (cause?: unknown): DeskFailure =>
  new DeskFailure('damaged', 'This file is damaged: what it holds cannot be found in it.', { cause });

/** Tells whether a stream stands at the root; where the directory is damaged, whether its name occurs anywhere. */
export function streamsOf(bytes: Uint8Array): (name: string) => boolean {
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
