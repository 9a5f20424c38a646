import type { Contact } from './contact-history.ts';
import type { ChainedRecord } from './hash-chain.ts';

/** A line with its ciphertext, and the hash that was written beside it. */
export interface AuditRecord extends ChainedRecord {
  readonly secret: Uint8Array | null;
  readonly hash: string;
  /** Made with the key (audit-seal.ts); null when none was open. */
  readonly mac: Uint8Array | null;
}

/** What a line says, before it is chained. */
export interface AuditRecordInput {
  readonly kind: string;
  readonly caseId?: string | null;
  readonly facts: unknown;
  readonly secret: Uint8Array | null;
}

export interface NewAuditRecord extends AuditRecordInput {
  /** Given by a caller who bound the secret to it (see privacy/vault.ts); a new one otherwise. */
  readonly id?: string;
  /** When it was, where it is written later. */
  readonly at?: number;
  /** Targets that were shown; each entry among them counts as suggested once. */
  readonly shown?: readonly string[];
  readonly chosen: readonly string[];
  /** Who wrote, by keyed hashes (contact-history.ts). */
  readonly contact?: Contact | null;
}
