import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { DeskFailure } from '../../failure.ts';

/**
 * A pack is a ZIP archive with a seal behind it: the signature, the public key of whoever made it, and a mark. The
 * signature covers every byte before it, so there is nothing in the file that can be changed unnoticed.
 */
const magic = Buffer.from('SIDEDESK-PACK-01');
const signatureBytes = 64;
const keyBytes = 32;
const trailerBytes = signatureBytes + keyBytes + magic.length;
/** Of an Ed25519 public key in DER, before its 32 bytes. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export interface SignedArchive {
  readonly archive: Uint8Array;
  readonly publicKey: Uint8Array;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly digest: string;
}

/** What is signed says what for, so that no signature of ours fits anything else. */
const signedPayload = (archive: Uint8Array): Buffer =>
  Buffer.concat([magic, createHash('sha256').update(archive).digest()]);

export function signArchive(
  archive: Uint8Array,
  keys: { readonly privateKey: KeyObject; readonly publicKey: Uint8Array },
): Uint8Array {
  const signature = sign(null, signedPayload(archive), keys.privateKey);
  return Buffer.concat([archive, signature, keys.publicKey, magic]);
}

/** Throws `unsupported_type` for what is no pack, `newer_version`, and `pack_changed` when the signature does not fit. */
export function verifyArchive(file: Uint8Array): SignedArchive {
  const found = Buffer.from(file.subarray(-magic.length));
  if (file.length <= trailerBytes || !found.subarray(0, -2).equals(magic.subarray(0, -2)))
    throw new DeskFailure('unsupported_type', { reason: 'pack' });
  if (/^\d\d$/.test(found.toString('latin1', magic.length - 2)) && found.compare(magic) > 0)
    throw new DeskFailure('newer_version', { reason: 'pack' });
  const archive = file.subarray(0, -trailerBytes);
  const signature = file.subarray(-trailerBytes, -trailerBytes + signatureBytes);
  const publicKey = file.subarray(-keyBytes - magic.length, -magic.length);
  if (!found.equals(magic) || !isValidSignature(archive, signature, publicKey))
    throw new DeskFailure('pack_changed');
  return { archive, publicKey, digest: createHash('sha256').update(file).digest('hex') };
}

function isValidSignature(archive: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
    return verify(null, signedPayload(archive), key, signature);
  } catch {
    // Bytes that are no key have signed nothing.
    return false;
  }
}
