import { createBackgroundTask } from './background/background-task.ts';
import type { FileResult } from './library/library.ts';
import type { Log } from './ports.ts';
import type { Store } from './store/store.ts';

/** Milliseconds between two looks whether something was changed, and without another file after which an import has ended. */
const lookIntervalMs = 30_000;
const importDebounceMs = 5_000;
/** Looks without a change after which somebody is done for now, and after which a copy is made although nobody is. */
const quietLooks = 4;
const busyLooks = 20;
/** Looks in an hour: as often it is checked whether the copy of the day is due. */
const hourLooks = 120;

/** What of the library says that something was imported. */
interface ImportActivity {
  onFileDone(listener: (file: FileResult) => void): void;
  progress(): { readonly running: boolean };
}

/**
 * Makes copies to go back to: at the start and once a day while the desk is open, after imports, and after every other
 * change, once it was quiet for two minutes or after ten. That one fails is no reason not to work. The returned
 * function stops it and resolves when none is being made.
 */
export function scheduleBackups(
  store: Pick<Store, 'backUp' | 'changes'>,
  library: ImportActivity,
  log: Log,
): () => Promise<void> {
  let running = Promise.resolve();
  let isClosed = false;
  let seen = store.changes();
  let looks = 0;
  let looksSinceChange = 0;
  /** Since the first change that no copy has. */
  let looksUncopied = 0;

  function runBackup(when: 'due' | 'changed'): void {
    running = running.then(async () => {
      if (isClosed) return;
      try {
        const outcome = await store.backUp(when);
        if (outcome === 'made' || outcome === 'unchanged') looksUncopied = 0;
      } catch {
        log.write('warn', 'store.not-backed-up');
      }
    });
  }
  const afterImport = createBackgroundTask({
    debounceMs: importDebounceMs,
    run: async () => {
      await afterImport.yieldIfBusy();
      runBackup('changed');
    },
    isBusy: () => library.progress().running,
    log,
    failureEvent: 'store.not-backed-up',
  });
  function look(): void {
    const changes = store.changes();
    looks += 1;
    if (changes !== seen || looksUncopied > 0) looksUncopied += 1;
    looksSinceChange = changes === seen ? looksSinceChange + 1 : 0;
    seen = changes;
    if (looks % hourLooks === 0) runBackup('due');
    // The store itself knows whether anything was changed since its last copy, and how old that is.
    else if (looksSinceChange >= quietLooks || looksUncopied >= busyLooks) runBackup('changed');
  }

  runBackup('due');
  const lookTimer = setInterval(look, lookIntervalMs).unref();
  library.onFileDone(({ outcome }) => {
    if (outcome === 'ready') afterImport.schedule();
  });

  return async () => {
    isClosed = true;
    clearInterval(lookTimer);
    await afterImport.close();
    await running;
  };
}
