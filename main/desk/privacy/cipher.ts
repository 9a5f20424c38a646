import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';

/** AES-256-GCM as one piece of bytes: version (1), nonce (12), tag (16), then what was encrypted. */
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength + tagLength;

/** Sealed bytes around sealed bytes: this byte, then the outer ones. */
const layered = 2;

export const keyLength = 32;

/** Encrypts with a new random nonce. `context` is bound to the result: it opens only where it belongs. */
export function encryptBytes(key: Uint8Array, plain: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

/** Null when the key or the context is another one, or when a byte was changed. */
export function decryptBytes(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array | null {
  if (sealed.length < headerLength || sealed[0] !== version) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, headerLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headerLength)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Sealed bytes with another key's layer around them, bound to the same context. */
export const addLayer = (key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array =>
  Buffer.concat([Buffer.of(layered), encryptBytes(key, sealed, `${context}:layer`)]);

/** The sealed bytes within; as they are where there is no layer, null where none of the keys opens it. */
export function withoutLayer(
  keys: readonly Uint8Array[],
  sealed: Uint8Array,
  context: string,
): Uint8Array | null {
  if (sealed[0] !== layered) return sealed;
  for (const key of keys) {
    const within = decryptBytes(key, sealed.subarray(1), `${context}:layer`);
    if (within !== null) return within;
  }
  return null;
}

/** The key of `keyedHash` that a data key gives: what encrypts never signs. */
export const marksKeyOf = (dataKey: Uint8Array): Uint8Array =>
  createHmac('sha256', dataKey).update('sidedesk marks').digest();

/** 16 bytes of HMAC-SHA256. */
export const keyedHash = (marksKey: Uint8Array, text: string): Uint8Array =>
  createHmac('sha256', marksKey).update(text, 'utf8').digest().subarray(0, 16);

/** A key of its own for codes that say what was written with the data key (docs/audit-log-format.md). */
export const auditKeyOf = (dataKey: Uint8Array): Uint8Array =>
  createHmac('sha256', dataKey).update('sidedesk audit log').digest();

/** 32 bytes of HMAC-SHA256. */
export const hmac = (key: Uint8Array, text: string): Uint8Array =>
  createHmac('sha256', key).update(text, 'utf8').digest();

export interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** 128 MiB and about half a second for each guess (OWASP's recommendation for scrypt). */
export const scryptCost: ScryptCost = { cost: 2 ** 17, blockSize: 8, parallel: 1 };

/** What deriving a key may take at most: twice the memory of ours and four times its work. */
const maxMemory = 2 ** 28;
const maxWork = 4 * scryptCost.cost * scryptCost.blockSize * scryptCost.parallel;

/** Whether scrypt takes these parameters, with no more than 256 MiB and about two seconds. */
export function isAffordable({ cost, blockSize, parallel }: ScryptCost): boolean {
  const isPowerOfTwo = cost > 1 && Number.isInteger(Math.log2(cost));
  return (
    isPowerOfTwo &&
    128 * cost * blockSize <= maxMemory &&
    128 * blockSize * parallel <= maxMemory &&
    cost * blockSize * parallel <= maxWork
  );
}

/** Derives a key from a passphrase, off the main thread. */
export function deriveKey(passphrase: string, salt: Uint8Array, { cost, blockSize, parallel }: ScryptCost) {
  return new Promise<Uint8Array>((resolve, reject) => {
    scrypt(
      // The same passphrase typed on another system may arrive composed differently.
      passphrase.normalize('NFKC'),
      salt,
      keyLength,
      { N: cost, r: blockSize, p: parallel, maxmem: 2 * 128 * cost * blockSize },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}
