import type { FileResult } from './library/library.ts';
import type { Log } from './ports.ts';
import type { Store } from './store/store.ts';

/** Milliseconds between two checks whether a copy is due, and without another file after which an import has ended. */
const checkIntervalMs = 60 * 60 * 1000;
const debounceMs = 5_000;

/** What of the library says that something was imported. */
interface ImportActivity {
  onFileDone(listener: (file: FileResult) => void): void;
  progress(): { readonly running: boolean };
}

/**
 * Makes copies to go back to: at the start and once a day while the desk is open, and after imports. That one fails is
 * no reason not to work. The returned function stops it and resolves when none is being made.
 */
export function scheduleBackups(
  store: Pick<Store, 'backUp'>,
  library: ImportActivity,
  log: Log,
): () => Promise<void> {
  let running = Promise.resolve();
  let debounceTimer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function runBackup(when: 'due' | 'changed'): void {
    running = running.then(async () => {
      if (isClosed) return;
      try {
        await store.backUp(when);
      } catch {
        log.write('warn', 'store.not-backed-up');
      }
    });
  }
  function scheduleAfterImport(): void {
    if (debounceTimer) clearTimeout(debounceTimer);
    debounceTimer = setTimeout(() => {
      if (library.progress().running) scheduleAfterImport();
      else runBackup('changed');
    }, debounceMs).unref();
  }

  runBackup('due');
  const checkTimer = setInterval(() => {
    runBackup('due');
  }, checkIntervalMs).unref();
  library.onFileDone(({ outcome }) => {
    if (outcome === 'ready' && !isClosed) scheduleAfterImport();
  });

  return async () => {
    isClosed = true;
    clearInterval(checkTimer);
    if (debounceTimer) clearTimeout(debounceTimer);
    await running;
  };
}
