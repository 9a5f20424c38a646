import { createBackgroundTask } from './background/background-task.ts';
import type { Changes } from './changes.ts';
import type { FileResult } from './library/library.ts';
import type { Log } from './ports.ts';
import type { Store } from './store/store.ts';

/** Milliseconds between two looks whether something was changed, and without another file after which an import has ended. */
const lookIntervalMs = 30_000;
const importDebounceMs = 5_000;
const peopleDebounceMs = 1_000;
/** Looks without a change after which somebody is done for now, and after which a copy is made although nobody is. */
const quietLooks = 4;
const busyLooks = 20;
/** Milliseconds after the start until a file that was opened without a check is checked: what a person waits for comes first. */
const verifyDelayMs = 10_000;
/** Looks in an hour: as often it is checked whether the copy of the day is due. */
const hourLooks = 120;

/** What of the library says that something was imported. */
interface ImportActivity {
  onFileDone(listener: (file: FileResult) => void): void;
  progress(): { readonly running: boolean };
}

interface CopyDeps {
  readonly changes: Pick<Changes, 'subscribe'>;
  readonly log: Log;
  readonly onDamaged: () => void;
}

/**
 * Makes copies to go back to: at the start and once a day while the desk is open, after imports, after a change of who works
 * here, and after every other change, once it was quiet for two minutes or after ten. That one fails is no reason not to work.
 * `onDamaged` is called when the file itself turns out to be damaged. The returned function stops it and resolves when none is
 * being made.
 */
export function scheduleDatabaseCopies(
  store: Pick<Store, 'copyDatabase' | 'changes' | 'isTrusted' | 'verify'>,
  library: ImportActivity,
  { changes: feed, log, onDamaged }: CopyDeps,
): () => Promise<void> {
  let running = Promise.resolve();
  let isClosed = false;
  let seen = store.changes();
  let looks = 0;
  let looksSinceChange = 0;
  /** Since the first change that no copy has. */
  let looksUncopied = 0;

  function verify(): void {
    store.verify().then(
      (state) => {
        if (state === 'damaged' && !isClosed) onDamaged();
      },
      () => log.write('warn', 'store.not-checked'),
    );
  }

  function runBackup(when: 'due' | 'changed' | 'always'): void {
    running = running.then(async () => {
      if (isClosed) return;
      try {
        const outcome = await store.copyDatabase(when);
        if (outcome === 'made' || outcome === 'unchanged') looksUncopied = 0;
        if (outcome === 'damaged') verify();
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
  // The key file has slots for people whom an older copy does not know: with that one nobody could unlock.
  const afterPeople = createBackgroundTask({
    debounceMs: peopleDebounceMs,
    run: () => {
      runBackup('always');
      return Promise.resolve();
    },
    isBusy: () => false,
    log,
    failureEvent: 'store.not-backed-up',
  });
  feed.subscribe('people', 'derive', () => afterPeople.schedule());
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
  const verifyTimer = store.isTrusted ? setTimeout(verify, verifyDelayMs).unref() : undefined;
  const lookTimer = setInterval(look, lookIntervalMs).unref();
  library.onFileDone(({ outcome }) => {
    if (outcome === 'ready') afterImport.schedule();
  });

  return async () => {
    isClosed = true;
    clearInterval(lookTimer);
    clearTimeout(verifyTimer);
    await afterImport.close();
    await afterPeople.close();
    await running;
  };
}
