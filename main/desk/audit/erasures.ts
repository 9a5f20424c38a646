import type { ErasureResult } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { purgeKey } from '../store/purge-erased.ts';
import type { Store } from '../store/store.ts';
import { asRanges, eraseContent, type Wanted } from './erase.ts';
import { createErasureRegister, type Erasure } from './erasure-register.ts';
import type { AuditWriter } from './writer.ts';

/** Erasing for good: from the tables, from the file, from copies, and again from whatever is put back. */
export interface Erasures {
  /** Throws as `eraseContent` does; rejects with `disk_full` or `busy` when files could not be rewritten: the next start goes on. */
  erase(wanted: Wanted): Promise<ErasureResult>;
  /** Erases again what a library file of before still has. Needs no key. */
  redo(): void;
  /** Goes on with what an earlier end interrupted, or an earlier version left on the disk. Never rejects. */
  finish(): Promise<void>;
}

const doneKey = ({ id }: Pick<Erasure, 'id'>): string => `erasure ${id}`;

export function createErasures({
  folder,
  store,
  vault,
  writer,
  newId,
  log,
}: {
  readonly folder: string;
  readonly store: Pick<Store, 'auditLog' | 'encryptedRows' | 'meta' | 'purgeErased' | 'purgePlainVectors'>;
  readonly vault: Vault;
  readonly writer: AuditWriter;
  readonly newId: () => string;
  readonly log: Log;
}): Erasures {
  const { auditLog: auditTable, encryptedRows, meta } = store;
  const register = createErasureRegister(folder);

  function redoOne(erasure: Erasure): void {
    const lines = [
      ...erasure.lines.flatMap((id) => auditTable.get(id) ?? []),
      ...erasure.cases.flatMap((caseId) => auditTable.ofCase(caseId)),
    ].filter(({ secret }) => secret !== null);
    const rows = Object.fromEntries(
      encryptedRows.tables.map((table) => [
        table.table,
        encryptedRows.existing(table, erasure.rows[table.table] ?? [], erasure.cases),
      ]),
    );
    const tables = encryptedRows.tables.filter(({ table }) => (rows[table] ?? []).length > 0);
    if (lines.length > 0 || tables.length > 0) {
      meta.set(purgeKey, 'yes');
      for (const table of tables) encryptedRows.delete(table, rows[table.table] ?? []);
      auditTable.erase(
        lines.map(({ sequence }) => sequence),
        {
          kind: 'erased',
          facts: {
            lines: asRanges(lines.map(({ sequence }) => sequence)),
            cases: new Set(lines.flatMap(({ caseId }) => caseId ?? [])).size,
            rows,
          },
          secret: null,
          seal: writer.seal(),
        },
      );
      log.write('warn', 'audit.erased-again', { lines: lines.length });
    }
    meta.set(doneKey(erasure), 'done');
  }

  return {
    async erase(wanted) {
      const id = newId();
      const erased = await eraseContent(wanted, {
        auditTable,
        encryptedRows,
        vault,
        writer,
        onBegin: (erasure) => {
          register.add({ id, ...erasure });
          meta.set(purgeKey, 'yes');
        },
      });
      if (meta.get(purgeKey) === null) return { ...erased, olderCopies: 0, setAside: 0 };
      meta.set(doneKey({ id }), 'done');
      return { ...erased, ...(await store.purgeErased()) };
    },
    redo() {
      for (const erasure of register.all()) if (meta.get(doneKey(erasure)) === null) redoOne(erasure);
    },
    async finish() {
      try {
        if (meta.get(purgeKey) !== null) await store.purgeErased();
        await store.purgePlainVectors();
      } catch {
        log.write('error', 'audit.not-purged');
      }
    },
  };
}
