import { randomBytes } from 'node:crypto';
import { auditKeyOf, decryptBytes, encryptBytes, keyLength, marksKeyOf } from './cipher.ts';

/** The keys of a vault, in memory while it is open. Each has 32 bytes. */
export interface KeyRing {
  /** Encrypts what is written from now on. */
  readonly data: Uint8Array;
  /** Data keys of before, newest first: they open what was not encrypted anew yet. */
  readonly former: readonly Uint8Array[];
  /** Makes the codes of the audit log, whatever the data key is: older lines must still be known. */
  readonly audit: Uint8Array;
  /** Makes `keyedHash`, which is looked up and cannot be made anew from what is kept. */
  readonly marks: Uint8Array;
  /** Whether the audit log is sealed. It stands in here so that nobody without the key can say that it is not. */
  readonly hasSealedLog: boolean;
}

const context = 'key ring';
const fixedLength = 1 + 3 * keyLength;

/** As earlier versions derived all keys from the one. */
export const ringOf = (data: Uint8Array, hasSealedLog: boolean): KeyRing => ({
  data,
  former: [],
  audit: auditKeyOf(data),
  marks: marksKeyOf(data),
  hasSealedLog,
});

/** With another data key; the one of before still opens. */
export const withNewDataKey = (ring: KeyRing): KeyRing => ({
  ...ring,
  data: randomBytes(keyLength),
  former: [ring.data, ...ring.former],
});

/** As bytes: one that says whether the log is sealed, the data key, the audit key, the key of hashes, the former data keys. */
export function encryptRing(
  { data, former, audit, marks, hasSealedLog }: KeyRing,
  master: Uint8Array,
): string {
  const plain = Buffer.concat([Buffer.of(hasSealedLog ? 1 : 0), data, audit, marks, ...former]);
  const encrypted = Buffer.from(encryptBytes(master, plain, context)).toString('base64');
  plain.fill(0);
  return encrypted;
}

/** Null where another master key has encrypted it. */
export function decryptRing(encrypted: string, master: Uint8Array): KeyRing | null {
  const plain = decryptBytes(master, Buffer.from(encrypted, 'base64'), context);
  if (plain === null || plain.length < fixedLength || (plain.length - 1) % keyLength !== 0) return null;
  const keys = Array.from({ length: (plain.length - 1) / keyLength }, (_, at) =>
    Uint8Array.from(plain.subarray(1 + at * keyLength, 1 + (at + 1) * keyLength)),
  );
  const hasSealedLog = plain[0] === 1;
  plain.fill(0);
  const [data, audit, marks, ...former] = keys;
  return data && audit && marks ? { data, former, audit, marks, hasSealedLog } : null;
}

/** Nothing of the keys is left in these bytes. */
export function wipe({ data, former, audit, marks }: KeyRing): void {
  for (const key of [data, audit, marks, ...former]) key.fill(0);
}
