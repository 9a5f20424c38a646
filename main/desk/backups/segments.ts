import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Bytes of any length as AES-256-GCM in segments of the same size, so that they are written and read as they come. Each segment
 * has its number and whether it is the last one in its nonce: none is left out, moved, repeated or cut off unseen. The key is
 * used for one file only.
 */
export const segmentBytes = 64 * 1024;
const tagBytes = 16;
export const sealedSegmentBytes = segmentBytes + tagBytes;

function nonceOf(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce[0] = isLast ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

/** `context` is bound to every segment: what stands before the first one. */
export function sealSegment(
  key: Uint8Array,
  context: Uint8Array,
  segment: { readonly plain: Uint8Array; readonly number: number; readonly isLast: boolean },
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(segment.number, segment.isLast));
  cipher.setAAD(context);
  return Buffer.concat([cipher.update(segment.plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when anything of it was changed, or it is another one's key, place or end. */
export function openSegment(
  key: Uint8Array,
  context: Uint8Array,
  segment: { readonly sealed: Uint8Array; readonly number: number; readonly isLast: boolean },
): Uint8Array | null {
  const { sealed, number, isLast } = segment;
  if (sealed.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: tagBytes });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
