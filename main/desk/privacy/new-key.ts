import { createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import type { Log } from '../ports.ts';
import { encryptedMeta, type EncryptedTable, encryptedTables } from '../store/encrypted-columns.ts';
import { purgeKey } from '../store/purge-erased.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from './vault.ts';

/** Rows that are encrypted anew in one transaction: a few milliseconds, in which nobody else writes. */
const rowsAtOnce = 50;
const debounceMs = 200;
const metaKey = 'vault.generation';

const tables: readonly EncryptedTable[] = Object.values<EncryptedTable>(encryptedTables).filter(
  ({ columns }) => Object.keys(columns).length > 0,
);

export interface NewKey {
  /** Makes a new data key and begins to encrypt with it what is there. Rejects as `vault.makeNewKey` does. */
  begin(): Promise<void>;
  /** How far it is; null while nothing is left to do. */
  progress(): { readonly done: number; readonly total: number } | null;
  schedule(): void;
  /** Resolves when nothing is left to do. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Encrypts every registered column anew after the data key was changed, in small steps. What is left is seen by the rows
 * themselves: stopped at any moment, or after an older copy of the library came back, it goes on from there.
 */
export function createNewKey({
  store,
  vault,
  isBusy,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'encryptedRows' | 'meta' | 'purgeErased'>;
  readonly vault: Pick<Vault, 'isOpen' | 'generation' | 'makeNewKey' | 'encryptAnew'>;
  readonly isBusy: () => boolean;
  readonly changes: Pick<Changes, 'publish' | 'subscribe'>;
  readonly log: Log;
}): NewKey {
  const { encryptedRows, meta } = store;
  let now: { readonly done: number; readonly total: number } | null = null;
  const task = createBackgroundTask({
    debounceMs,
    run,
    isBusy,
    log,
    failureEvent: 'vault.not-encrypted-anew',
  });
  changes.subscribe('vault', 'derive', () => task.schedule());
  changes.subscribe('reload', 'derive', () => task.schedule());

  function report(done: number, total: number): void {
    now = { done, total };
    changes.publish('status', null);
  }

  async function run(): Promise<void> {
    const generation = vault.generation();
    if (generation === null || Number(meta.get(metaKey) ?? 0) === generation) return;
    const total = tables.reduce((sum, table) => sum + encryptedRows.count(table), 0);
    let done = 0;
    report(done, total);
    try {
      for (const table of tables)
        for (let from: string | null = ''; from !== null;) {
          // Locked meanwhile, or changed once more: whoever did it calls again.
          if (vault.generation() !== generation) return;
          const step = encryptedRows.encryptAnew(table, from, rowsAtOnce, vault.encryptAnew);
          from = step.last;
          done += step.rows;
          report(done, total);
          await task.yieldIfBusy();
        }
      for (const [key, column] of Object.entries(encryptedMeta)) {
        const stored = meta.get(key);
        const anew = stored && vault.encryptAnew(Buffer.from(stored, 'base64'), column, '');
        if (anew) meta.set(key, Buffer.from(anew).toString('base64'));
      }
      // Free pages, the log of SQLite and older copies still have what the key of before opens. Said first: stopped after the
      // other, nothing would be left to do, and nobody would purge them.
      meta.set(purgeKey, 'yes');
      meta.set(metaKey, String(generation));
      await store.purgeErased();
      log.write('info', 'vault.encrypted-anew', { rows: done });
    } finally {
      now = null;
      changes.publish('status', null);
    }
  }

  return {
    async begin() {
      await vault.makeNewKey();
      task.schedule();
    },
    progress: () => now,
    schedule: task.schedule,
    whenIdle: task.whenIdle,
    close: task.close,
  };
}
