import type { TokenVectors } from '../ports.ts';

/** Of a token's vector. */
export const tokenDimensions = 64;

/** The token vectors of a text as they are stored: their number in two bytes, the smaller one first, and then they. */
export function packTokens({ packed }: Pick<TokenVectors, 'packed'>): Uint8Array {
  const count = packed.length / tokenDimensions;
  const bytes = new Uint8Array(2 + packed.length);
  bytes[0] = count & 0xff;
  bytes[1] = count >> 8;
  bytes.set(packed, 2);
  return bytes;
}

/** What is stored of a passage: that of its texts one after the other. Null when any of them has none. */
export function joinTokens(texts: readonly (Uint8Array | null)[]): Uint8Array | null {
  const found = texts.filter((bytes) => bytes !== null);
  return found.length < texts.length || found.length === 0 ? null : Buffer.concat(found);
}

/** The vectors of each text of a passage side by side, in the order in which they were joined; views, not copies. */
export function unpackTokens(bytes: Uint8Array): readonly Int8Array[] {
  const texts: Int8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) * tokenDimensions;
    texts.push(
      new Int8Array(bytes.buffer, bytes.byteOffset + at + 2, Math.min(length, bytes.length - at - 2)),
    );
    at += 2 + length;
  }
  return texts;
}
