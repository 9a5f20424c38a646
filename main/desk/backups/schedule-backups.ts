import type { Store } from '../store/store.ts';
import type { Backups } from './backups.ts';

/** Milliseconds between two looks whether the machine is quiet and a backup is due. */
const lookIntervalMs = 120_000;
/** Looks after which it is made although somebody works all the time, and that are left out after a try. */
const busyLooks = 30;
const restLooks = 15;

/**
 * Has the backup of the day made once nothing was written for some minutes and nobody searches. The returned function stops it and
 * resolves when none is being made.
 */
export function scheduleWholeBackups(
  backups: Pick<Backups, 'makeIfDue' | 'close'>,
  store: Pick<Store, 'changes'>,
  isBusy: () => boolean,
): () => Promise<void> {
  let seen = store.changes();
  let busy = 0;
  let rest = 0;
  const timer = setInterval(() => {
    const changes = store.changes();
    const isQuiet = changes === seen && !isBusy();
    seen = changes;
    rest -= 1;
    if (rest > 0) return;
    busy = isQuiet ? 0 : busy + 1;
    if (!isQuiet && busy < busyLooks) return;
    [busy, rest] = [0, restLooks];
    void backups.makeIfDue();
  }, lookIntervalMs).unref();
  return async () => {
    clearInterval(timer);
    await backups.close();
  };
}
