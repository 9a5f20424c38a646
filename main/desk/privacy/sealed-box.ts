import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { decryptBytes, encryptBytes, keyLength } from './cipher.ts';

/** Who has the public key can seal something, and only who has the private one opens it: X25519, HKDF-SHA256, AES-256-GCM. */
const context = 'master key';
/** An X25519 key as SPKI has it. */
const publicKeyLength = 44;

/** Both as DER: SPKI (44 bytes) and PKCS #8 (48 bytes). */
export function createKeyPair(): { readonly publicKey: Buffer; readonly privateKey: Buffer } {
  return generateKeyPairSync('x25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
}

function sharedKey(privateKey: Buffer, publicKey: Buffer, salt: Buffer): Buffer {
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
  });
  return Buffer.from(hkdfSync('sha256', shared, salt, 'sidedesk slot', keyLength));
}

/** The public key of this one time, then what was sealed. Throws where the public key is none. */
export function sealFor(publicKey: Buffer, plain: Uint8Array): Buffer {
  const once = createKeyPair();
  const key = sharedKey(once.privateKey, publicKey, Buffer.concat([once.publicKey, publicKey]));
  return Buffer.concat([once.publicKey, encryptBytes(key, plain, context)]);
}

/** Null where it was sealed for another key, or changed. */
export function unsealWith(privateKey: Buffer, publicKey: Buffer, sealed: Buffer): Uint8Array | null {
  const once = sealed.subarray(0, publicKeyLength);
  try {
    const key = sharedKey(privateKey, once, Buffer.concat([once, publicKey]));
    return decryptBytes(key, sealed.subarray(publicKeyLength), context);
  } catch {
    return null;
  }
}
