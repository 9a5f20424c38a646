import type { ErasureResult } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { purgeKey } from '../store/purge-erased.ts';
import { toRanges } from '../store/hash-chain.ts';
import type { AuditRecord, AuditSeal, ExpiredText, Store } from '../store/store.ts';
import { eraseContent, type Wanted } from './erase.ts';
import { createErasureRegister, textOf, type Erasure } from './erasure-register.ts';
import type { AuditSealing } from './sealing.ts';
import type { AuditWriter } from './writer.ts';

/** Erasing for good: from the tables, from the file, from copies, and again from whatever is put back. */
export interface Erasures {
  /** Throws as `eraseContent` does; rejects with `disk_full` or `busy` when files could not be rewritten: the next start goes on. */
  erase(wanted: Wanted): Promise<ErasureResult>;
  /**
   * Erases words that are old enough, as final as any, and has the log say so: `kind` says of what. The files are written anew by
   * `finish`. Throws `vault_locked` or `vault_absent` where no key is open, and `disk_full`.
   */
  expire(due: ExpiredText, kind: string): void;
  /**
   * Erases again what a library file of before still has; true where there was something. Needs no key. The log says so with the
   * key, as soon as it is open, of what was asked for with the key: into the register anybody can write.
   */
  redo(): boolean;
  /** Goes on with what an earlier end interrupted, or an earlier version left on the disk. Never rejects. */
  finish(): Promise<void>;
}

/** Erased again without the key, so the log does not say it with the key yet. */
const unconfirmed = 'unconfirmed';

const doneKey = ({ id }: Pick<Erasure, 'id'>): string => `erasure ${id}`;

export function createErasures({
  folder,
  store,
  vault,
  sealing,
  writer,
  newId,
  log,
}: {
  readonly folder: string;
  readonly store: Pick<
    Store,
    'auditLog' | 'encryptedRows' | 'mailDocuments' | 'meta' | 'purgeErased' | 'clearPlaintextVectors'
  >;
  readonly vault: Vault;
  readonly sealing: AuditSealing;
  readonly writer: AuditWriter;
  readonly newId: () => string;
  readonly log: Log;
}): Erasures {
  const { auditLog: auditTable, encryptedRows, mailDocuments, meta } = store;
  const register = createErasureRegister(folder);

  const linesOf = (erasure: Erasure): readonly AuditRecord[] => [
    ...erasure.lines.flatMap((id) => auditTable.get(id) ?? []),
    ...erasure.cases.flatMap((caseId) => auditTable.ofCase(caseId)),
  ];

  /** Whether somebody with the key asked for it. */
  const isOurs = (erasure: Erasure, seal: AuditSeal): boolean =>
    erasure.mac !== undefined &&
    Buffer.from(seal.mac(textOf(erasure))).equals(Buffer.from(erasure.mac, 'hex'));

  /** Says with the key what was erased again without it. True where there was something. */
  function confirm(erasure: Erasure, seal: AuditSeal): boolean {
    const lines = linesOf(erasure).filter(({ secret, secretHash }) => secret === null && secretHash !== null);
    if (lines.length > 0) appendErased(lines, {}, seal);
    meta.set(doneKey(erasure), 'done');
    return lines.length > 0;
  }

  /** On the disk before anything goes, and said to be unfinished until no file has it any more. */
  function registerWithCode(erasure: Erasure, seal: AuditSeal | null): void {
    const code = seal?.mac(textOf(erasure));
    register.add(code === undefined ? erasure : { ...erasure, mac: Buffer.from(code).toString('hex') });
    meta.set(purgeKey, 'yes');
  }

  function appendErased(
    lines: readonly Pick<AuditRecord, 'sequence' | 'caseId'>[],
    rows: Readonly<Record<string, readonly string[]>>,
    seal: AuditSeal | null,
    more: Readonly<Record<string, unknown>> = {},
  ): void {
    const facts = {
      ...more,
      lines: toRanges(lines.map(({ sequence }) => sequence)),
      cases: new Set(lines.flatMap(({ caseId }) => caseId ?? [])).size,
      rows,
    };
    const line = auditTable.erase(
      lines.map(({ sequence }) => sequence),
      { kind: 'erased', facts, secret: null, seal },
    );
    if (seal !== null) sealing.appended([line], seal);
  }

  /** What nobody with the key asked for gets a line without its code: such a line excuses nothing. */
  function redoOne(erasure: Erasure, key: AuditSeal | null): boolean {
    const seal = key !== null && isOurs(erasure, key) ? key : null;
    const lines = linesOf(erasure).filter(({ secret }) => secret !== null);
    const rows = Object.fromEntries(
      encryptedRows.tables.map((table) => [
        table.table,
        encryptedRows.existing(table, erasure.rows[table.table] ?? [], erasure.cases),
      ]),
    );
    const tables = encryptedRows.tables.filter(({ table }) => (rows[table] ?? []).length > 0);
    const documents = mailDocuments.existing(erasure.rows['documents'] ?? []);
    const isThere = lines.length + tables.length + documents.length > 0;
    if (isThere) {
      meta.set(purgeKey, 'yes');
      for (const table of tables) encryptedRows.delete(table, rows[table.table] ?? []);
      mailDocuments.erase(documents);
      appendErased(lines, { ...rows, ...(documents.length > 0 && { documents }) }, seal);
      log.write('warn', 'audit.erased-again', { lines: lines.length });
    }
    meta.set(doneKey(erasure), seal === null && erasure.mac !== undefined ? unconfirmed : 'done');
    return isThere;
  }

  return {
    async erase(wanted) {
      const id = newId();
      const erased = await eraseContent(wanted, {
        auditTable,
        encryptedRows,
        mailDocuments,
        vault,
        sealing,
        writer,
        onBegin: (begun) => {
          registerWithCode({ id, ...begun }, sealing.seal());
        },
      });
      if (meta.get(purgeKey) === null) return { ...erased, olderCopies: 0, setAside: 0 };
      meta.set(doneKey({ id }), 'done');
      return { ...erased, ...(await store.purgeErased()) };
    },
    expire(due, kind) {
      vault.requireOpen();
      writer.flush();
      const seal = sealing.seal();
      const rows = Object.fromEntries(Object.entries(due.rows).map(([table, keys]) => [table, [...keys]]));
      const erasure = { id: newId(), lines: due.lines.map(({ id }) => id), cases: [], rows };
      registerWithCode(erasure, seal);
      for (const table of encryptedRows.tables)
        if (rows[table.table] !== undefined) encryptedRows.delete(table, rows[table.table] ?? []);
      appendErased(due.lines, rows, seal, { retention: kind, count: due.count });
      meta.set(doneKey(erasure), 'done');
    },
    redo() {
      const seal = sealing.seal();
      const done = register.all().map((erasure) => {
        const state = meta.get(doneKey(erasure));
        if (state === null) return redoOne(erasure, seal);
        return state === unconfirmed && seal !== null && isOurs(erasure, seal) && confirm(erasure, seal);
      });
      return done.includes(true);
    },
    async finish() {
      try {
        if (meta.get(purgeKey) !== null) await store.purgeErased();
        await store.clearPlaintextVectors();
      } catch {
        log.write('error', 'audit.not-purged');
      }
    },
  };
}
