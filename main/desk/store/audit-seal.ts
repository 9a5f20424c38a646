import { number, text } from './row-readers.ts';
import { type ChainHead, genesisHash } from './hash-chain.ts';
import { readMeta, setMeta } from './meta.ts';
import type { Connection } from './connection.ts';

/** What the key does for the log: whoever has the file alone can make none of it. */
export interface AuditSeal {
  /** Closes the end of the log; see `encodeHead`. */
  make(head: string): Uint8Array;
  /** Null when it was not made with this key. */
  open(seal: Uint8Array): string | null;
  /** 32 bytes that say of the hash of a line that it was written with the key. */
  mac(hash: string): Uint8Array;
  /** Whoever is at the desk, by her id; null where nobody is told apart. Each line says it. */
  readonly person: string | null;
}

/** What names the last line, in the file and under the seal. */
export const encodeHead = ({ sequence, hash }: ChainHead): string => `${sequence} ${hash}`;

/** Null for what names no line. */
export function decodeHead(head: string): ChainHead | null {
  const [sequence = '', hash = ''] = head.split(' ');
  const number = Number(sequence);
  return Number.isSafeInteger(number + 1) && number >= 0 && hash !== '' ? { sequence: number, hash } : null;
}

/** The last line as the file knows it, or as the lines show it where nobody wrote it down. */
export function headOf(connection: Connection): ChainHead | null {
  const known = readMeta(connection, 'audit_log.head');
  const decoded = known === null ? null : decodeHead(known);
  if (decoded !== null) return decoded;
  const last = connection.sql('SELECT sequence, hash FROM audit_log ORDER BY sequence DESC LIMIT 1').get();
  return last === undefined ? null : { sequence: number(last, 'sequence'), hash: text(last, 'hash') };
}

export function sealOf(connection: Connection): Uint8Array | null {
  const stored = readMeta(connection, 'audit_log.seal');
  return stored === null ? null : Buffer.from(stored, 'base64');
}

export const setHead = (connection: Connection, head: ChainHead): void => {
  setMeta(connection, 'audit_log.head', encodeHead(head));
};
export const setSeal = (connection: Connection, seal: Uint8Array): void => {
  setMeta(connection, 'audit_log.seal', Buffer.from(seal).toString('base64'));
};

/** Whether the line that a head names is there as it was; the head of an empty log always is. */
export function isThere(connection: Connection, { sequence, hash }: ChainHead): boolean {
  if (sequence === 0) return hash === genesisHash;
  const row = connection.sql('SELECT hash FROM audit_log WHERE sequence = ?').get(sequence);
  return row !== undefined && text(row, 'hash') === hash;
}

/** A seal that is gone, or does not fit what is there, is left as it is: it is the proof. Within a transaction. */
export function updateSeal(connection: Connection, head: ChainHead, seal: AuditSeal): void {
  const before = sealOf(connection);
  const sealed = decodeHead((before === null ? null : seal.open(before)) ?? '');
  if (sealed !== null && isThere(connection, sealed)) setSeal(connection, seal.make(encodeHead(head)));
}

/**
 * Whether a log that has no seal may get its first one. Before lines carried codes, the first line with words made the seal;
 * such a line without a seal means that somebody took it away. Within a transaction.
 */
export function isNeverSealed(connection: Connection): boolean {
  if (sealOf(connection) !== null) return false;
  const withKey = connection.sql(`
    SELECT 1 FROM audit_log WHERE mac IS NOT NULL OR (secret_hash IS NOT NULL
    AND sequence > coalesce((SELECT max(sequence) FROM audit_log WHERE kind = 'begun'), 0)) LIMIT 1`);
  return withKey.get() === undefined;
}
