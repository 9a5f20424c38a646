import { createChanges } from '../../../main/desk/changes.ts';
import { createErasures } from '../../../main/desk/audit/erasures.ts';
import { createAuditSealing } from '../../../main/desk/audit/sealing.ts';
import { verifyAuditLog } from '../../../main/desk/audit/verify.ts';
import { createAuditWriter } from '../../../main/desk/audit/writer.ts';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { createNewKey } from '../../../main/desk/privacy/new-key.ts';
import { createVault, type Vault } from '../../../main/desk/privacy/vault.ts';
import type { Store } from '../../../main/desk/store/store.ts';
import type { AuditVerification } from '../../../preload/contract.ts';
import { quickScrypt } from '../support/scrypt.ts';
import { open, silent, unheard } from '../support/store.ts';

/** Keeps what it is given as it is. */
export const keyStoreOfTest: KeyStore = {
  wrap: (key) => Promise.resolve(key),
  unwrap: (key) => Promise.resolve(key),
};

/** The audit log of a folder, with what writes it and checks it. */
export interface AuditRoom {
  readonly store: Store;
  readonly vault: Vault;
  /** So many lines with words, in one transaction. */
  read(count: number): void;
  erase(sequences: readonly number[]): void;
  verify(): Promise<AuditVerification>;
  /** Resolves when the key says of itself that its log is sealed. */
  settled(): Promise<void>;
  close(): void;
}

/** Another data key, and everything under it. */
export async function makeNewKey({ store, vault }: AuditRoom): Promise<void> {
  const changes = createChanges(silent);
  const newKey = createNewKey({ store, vault, isBusy: () => false, changes, log: silent });
  await newKey.begin();
  await newKey.whenIdle();
  await newKey.close();
}

let ids = 0;

export async function openAuditRoom(
  folder: string,
  keyStore: KeyStore | null = keyStoreOfTest,
): Promise<AuditRoom> {
  const { store } = open(folder);
  const { auditLog: auditTable } = store;
  const vault = await createVault({ folder, keyStore, changes: unheard, log: silent, scrypt: quickScrypt });
  const sealing = createAuditSealing({ who: () => null, auditTable, vault, folder, log: silent });
  const newId = (): string => `line-${ids++}`;
  const writer = createAuditWriter({
    who: () => null,
    auditTable,
    sealing,
    vault,
    newId,
    now: Date.now,
    log: silent,
  });
  createErasures({ folder, store, vault, sealing, writer, newId, log: silent }).redo();
  await sealing.settled();
  return {
    store,
    vault,
    read(count) {
      for (let at = 1; at <= count; at += 1)
        writer.recordLater(() => ({
          kind: 'read',
          caseId: `case-${at}`,
          facts: { at },
          secret: { message: `message ${at}` },
        }));
      writer.flush();
    },
    erase(sequences) {
      const seal = sealing.seal();
      const facts = { lines: sequences.map((sequence) => [sequence, sequence]), cases: 1, rows: {} };
      const line = auditTable.erase(sequences, { kind: 'erased', facts, secret: null, seal });
      sealing.appended([line], seal);
    },
    verify: () => verifyAuditLog({ auditTable, sealing, vault, writer }),
    settled: () => sealing.settled(),
    close: () => store.close(),
  };
}
