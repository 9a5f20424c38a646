import type { KeyStore } from '../ports.ts';
import { auditKey, deriveKey, encryptBytes, decryptBytes, keyLength, type ScryptCost } from './cipher.ts';
import type { KeyFile } from './key-file.ts';

/** The data key, opened, with what is needed to wrap it once more. */
export interface OpenKey {
  readonly by: KeyFile['by'];
  readonly key: Uint8Array;
  /** Made of the data key: codes of the audit log are made with it. */
  readonly auditKey: Uint8Array;
  /** Whether the key says of itself that its audit log is sealed. */
  readonly hasSealedLog: boolean;
  /** Wraps what it is given as the key was wrapped. */
  readonly wrap: (opened: Uint8Array) => Promise<KeyFile>;
}

const keyContext = 'data key';

/**
 * What is wrapped is the data key, and behind it a one where its audit log is sealed. It stands inside, so that nobody without
 * the key can make a sealed log pass for one of before.
 */
export const toWrap = (key: Uint8Array, hasSealedLog: boolean): Uint8Array =>
  hasSealedLog ? Buffer.concat([key, Buffer.of(1)]) : key;

/** Null where what was unwrapped is no key. */
export function toOpenKey(
  opened: Uint8Array | null,
  by: KeyFile['by'],
  wrap: OpenKey['wrap'],
): OpenKey | null {
  if (opened === null) return null;
  const key = opened.subarray(0, keyLength);
  const mark = opened[keyLength];
  const isKey =
    key.length === keyLength && opened.length <= keyLength + 1 && (mark === undefined || mark === 1);
  return isKey ? { by, key, auditKey: auditKey(key), hasSealedLog: mark === 1, wrap } : null;
}

const versionOf = (opened: Uint8Array) => (opened.length > keyLength ? 2 : 1);

export const wrapWithKeyStore =
  (keyStore: KeyStore): OpenKey['wrap'] =>
  async (opened) => ({
    version: versionOf(opened),
    by: 'key store',
    wrapped: Buffer.from(await keyStore.wrap(opened)).toString('base64'),
  });

/** With the key that a passphrase gives. */
export async function wrapWithPassphrase(
  passphrase: string,
  salt: Uint8Array,
  scrypt: ScryptCost,
): Promise<{
  readonly wrap: OpenKey['wrap'];
  /** Null where another passphrase has wrapped it. */
  readonly unwrap: (wrapped: Uint8Array) => Uint8Array | null;
}> {
  const wrappingKey = await deriveKey(passphrase, salt, scrypt);
  const { cost, blockSize, parallel } = scrypt;
  return {
    wrap: (opened) =>
      Promise.resolve({
        version: versionOf(opened),
        by: 'passphrase',
        cost,
        blockSize,
        parallel,
        salt: Buffer.from(salt).toString('base64'),
        wrapped: Buffer.from(encryptBytes(wrappingKey, opened, keyContext)).toString('base64'),
      }),
    unwrap: (wrapped) => decryptBytes(wrappingKey, wrapped, keyContext),
  };
}
