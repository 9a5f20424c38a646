import { blob, number, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** That somebody wrote, by hashes that only the vault's key can make (privacy/vault.ts): they tell nobody who. */
export interface Contact {
  /** Of an address, a telephone number, an order. */
  readonly senderHashes: readonly Uint8Array[];
  /** Of the whole message, so that reading it again is no other one. */
  readonly messageHash: Uint8Array;
}

/** Who wrote before. Written with the line of the log that says that a message was read. */
export interface ContactHistoryTable {
  /** Newest first, at most `limit`. */
  findBySender(
    senderHash: Uint8Array,
    limit: number,
  ): readonly { readonly caseId: string; readonly at: number; readonly messageHash: Uint8Array }[];
}

/** Within the transaction of its line. */
export function addContact(
  { sql }: Connection,
  { id, caseId, at }: { readonly id: string; readonly caseId: string; readonly at: number },
  { senderHashes, messageHash }: Contact,
): void {
  for (const [nth, senderHash] of senderHashes.entries())
    sql(
      'INSERT INTO contact_history (id, case_id, at, sender_hash, message_hash) VALUES (?, ?, ?, ?, ?)',
    ).run(`${id}:${nth}`, caseId, at, senderHash, messageHash);
}

export function createContactHistoryTable({ sql, read }: Connection): ContactHistoryTable {
  return {
    findBySender: (senderHash, limit) =>
      read(() =>
        sql(
          'SELECT case_id, at, message_hash FROM contact_history WHERE sender_hash = ? ORDER BY at DESC LIMIT ?',
        )
          .all(senderHash, limit)
          .map((row) => ({
            caseId: text(row, 'case_id'),
            at: number(row, 'at'),
            messageHash: blob(row, 'message_hash'),
          })),
      ),
  };
}
