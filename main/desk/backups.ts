import type { FileDone } from './library/library.ts';
import type { Log } from './ports.ts';
import type { Store } from './store/store.ts';

/** Milliseconds between two looks whether a copy is due, and of quiet after which an import counts as ended. */
const lookEvery = 60 * 60 * 1000;
const quiet = 5_000;

/** What of the library tells that something came in. */
interface BackedUp {
  onFileDone(listener: (file: FileDone) => void): void;
  progress(): { readonly running: boolean };
}

/**
 * Keeps copies to go back to: at the start and once a day while the desk is open, and after imports. That one fails is
 * no reason not to work. The returned function ends it and resolves when none is being made.
 */
export function keepBackups(store: Pick<Store, 'backUp'>, library: BackedUp, log: Log): () => Promise<void> {
  let making = Promise.resolve();
  let soon: NodeJS.Timeout | null = null;
  let ended = false;

  function make(when: 'due' | 'changed'): void {
    making = making.then(async () => {
      if (ended) return;
      try {
        await store.backUp(when);
      } catch {
        log.write('warn', 'store.not-backed-up');
      }
    });
  }
  function afterImport(): void {
    if (soon) clearTimeout(soon);
    soon = setTimeout(() => {
      if (library.progress().running) afterImport();
      else make('changed');
    }, quiet).unref();
  }

  make('due');
  const daily = setInterval(() => {
    make('due');
  }, lookEvery).unref();
  library.onFileDone(({ outcome }) => {
    if (outcome === 'ready' && !ended) afterImport();
  });

  return async () => {
    ended = true;
    clearInterval(daily);
    if (soon) clearTimeout(soon);
    await making;
  };
}
