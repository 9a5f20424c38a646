import { blob, number, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** That somebody wrote, by hashes that only the vault's key can make (privacy/vault.ts): they tell nobody who. */
export interface Contact {
  /** Of an address, a telephone number, an order; and of what the message is about: its subject, a ticket. */
  readonly hashes: readonly { readonly kind: string; readonly hash: Uint8Array }[];
  /** Of the whole message, so that reading it again is no other one. */
  readonly messageHash: Uint8Array;
}

/** Who wrote before. Written with the line of the log that says that a message was read. */
export interface ContactHistoryTable {
  /** Cases that a reply was copied for and that have this hash, oldest reply first, at most `limit`. */
  findReplied(
    hash: Uint8Array,
    limit: number,
  ): readonly { readonly caseId: string; readonly readAt: number; readonly repliedAt: number }[];
  /** What is known of a case, by kinds. */
  ofCase(caseId: string): readonly { readonly kind: string | null; readonly hash: Uint8Array }[];
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
  { hashes, messageHash }: Contact,
): void {
  for (const [nth, { kind, hash }] of hashes.entries())
    sql(
      'INSERT INTO contact_history (id, case_id, at, sender_hash, message_hash, kind) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(`${id}:${nth}`, caseId, at, hash, messageHash, kind);
}

export function createContactHistoryTable({ sql, read }: Connection): ContactHistoryTable {
  return {
    findReplied: (hash, limit) =>
      read(() =>
        sql(
          `SELECT c.case_id AS case_id, min(c.read_at) AS read_at, min(c.read_at + coalesce(c.ms, 0)) AS replied_at
           FROM contact_history h JOIN case_facts c ON c.case_id = h.case_id
           WHERE h.sender_hash = ? AND c.copied = 1 AND c.counted = 1 GROUP BY c.case_id ORDER BY replied_at LIMIT ?`,
        )
          .all(hash, limit)
          .map((row) => ({
            caseId: text(row, 'case_id'),
            readAt: number(row, 'read_at'),
            repliedAt: number(row, 'replied_at'),
          })),
      ),
    ofCase: (caseId) =>
      read(() =>
        sql('SELECT DISTINCT kind, sender_hash FROM contact_history WHERE case_id = ?')
          .all(caseId)
          .map((row) => ({ kind: textOrNull(row, 'kind'), hash: blob(row, 'sender_hash') })),
      ),
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
