import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { decodeHead, encodeHead, type AuditSeal } from '../store/audit-seal.ts';
import { auditSealColumn } from '../store/encrypted-columns.ts';
import type { ChainHead } from '../store/hash-chain.ts';
import type { AuditLogTable } from '../store/store.ts';
import { createSealFile } from './seal-file.ts';

/** What the vault's key does for the audit log (docs/adr/decision-log.md). */
export interface AuditSealing {
  /** Null while no key is open. The first time after the key was opened, the log learns of it. Throws `disk_full`. */
  seal(): AuditSeal | null;
  /** Lines that were appended, with or without the seal. */
  appended(lines: readonly ChainHead[], seal: AuditSeal | null): void;
  /** The head that is sealed beside the library; null where it is gone or was made with another key. With an open key. */
  sealedOutside(): ChainHead | null;
  /** Resolves when the key says of itself that its log is sealed, or that failed. Never rejects. */
  readonly settled: () => Promise<void>;
}

/** `folder` is where `audit-log.seal` lies, a copy of the seal that no copy of the library brings back. */
export function createAuditSealing({
  auditTable,
  vault,
  folder,
  who,
  log,
}: {
  readonly auditTable: AuditLogTable;
  readonly vault: Vault;
  readonly folder: string;
  /** Whoever is at the desk, by her id. */
  readonly who: () => string | null;
  readonly log: Log;
}): AuditSealing {
  const file = createSealFile(folder);
  /** Written by this process while no key was open. */
  let own: ChainHead[] = [];
  let isBegun = false;
  /** What does not fit the log is not written over: it is the proof. */
  let isFileWritten = false;
  let confirmed: Promise<void> = Promise.resolve();

  const sealing: AuditSeal = {
    make: (head) => vault.encrypt(head, auditSealColumn, ''),
    open(seal) {
      try {
        return vault.decrypt(seal, auditSealColumn, '');
      } catch {
        return null;
      }
    },
    mac: (hash) => vault.mac(hash),
    get person() {
      return who();
    },
  };

  function outside(): ChainHead | 'none' | 'gone' {
    const stored = file.read();
    return stored === null ? 'none' : (decodeHead(sealing.open(stored) ?? '') ?? 'gone');
  }

  function begin(): void {
    const state = vault.auditLogState() ?? 'unsealed';
    const found = outside();
    const known = typeof found === 'string' ? null : found;
    const { last, fits } = auditTable.openSeal({ state, own, known }, sealing);
    own = [];
    isBegun = true;
    const isFirst = state === 'new' || (state === 'unsealed' && found === 'none');
    isFileWritten = known === null ? isFirst : fits;
    writeOutside(last);
    confirmed = vault.confirmSealedLog().catch(() => {
      // Asked for again when the key is opened the next time.
      log.write('error', 'audit.not-confirmed');
    });
  }

  function writeOutside(head: ChainHead): void {
    if (!isFileWritten) return;
    try {
      file.write(sealing.make(encodeHead(head)));
    } catch {
      // The seal in the library stands; this one lags behind until the next line.
      log.write('error', 'audit.seal-not-written');
    }
  }

  return {
    seal() {
      if (!vault.isOpen()) {
        isBegun = false;
        return null;
      }
      if (!isBegun) begin();
      return sealing;
    },
    appended(lines, seal) {
      const last = lines.at(-1);
      if (seal === null) own.push(...lines);
      else if (last !== undefined) writeOutside(last);
    },
    sealedOutside() {
      const found = outside();
      return typeof found === 'string' ? null : found;
    },
    settled: () => confirmed,
  };
}
