import { setImmediate as turn, setTimeout as later } from 'node:timers/promises';
import type { Log } from '../ports.ts';

/** What runs when nobody waits for it: debounced after changes, yields to whoever works, and ends with the desk. */
export interface BackgroundTask {
  /** Something changed: starts after the debounce, and once more when it is running already. */
  readonly schedule: () => void;
  /** Between two steps of the work: waits while `isBusy`, and ends the work when the desk is closing. */
  readonly yieldIfBusy: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** Begins at once, or once more after the run that is under way, and resolves when nothing is left to do. */
  readonly runNow: () => Promise<void>;
  /** Resolves when nothing is left to do. */
  readonly whenIdle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The desk is closing. */
class TaskClosed extends Error {}

export function createBackgroundTask({
  debounceMs,
  busyPollMs = debounceMs,
  run,
  isBusy = () => false,
  onRunEnd,
  log,
  failureEvent,
}: {
  /** Milliseconds without another change before it starts: an import reports every file. */
  readonly debounceMs: number;
  /** Milliseconds between two checks whether somebody still searches. */
  readonly busyPollMs?: number;
  readonly run: () => Promise<void>;
  /** Somebody searches, or whatever else comes first. */
  readonly isBusy?: () => boolean;
  /** A run ended, well or not, and nothing runs any more; `goesOn` when the next one follows at once. */
  readonly onRunEnd?: (goesOn: boolean) => void;
  readonly log: Log;
  /** What the log calls a run that failed. */
  readonly failureEvent: string;
}): BackgroundTask {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  const closing = new AbortController();

  function start(): void {
    timer = null;
    if (running !== null) {
      again = true;
      return;
    }
    running = run()
      .catch((error: unknown) => {
        if (!(error instanceof TaskClosed))
          log.write('error', failureEvent, { name: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => {
        running = null;
        if (closing.signal.aborted) return;
        onRunEnd?.(again);
        if (!again) return;
        again = false;
        start();
      });
  }

  async function whenIdle(): Promise<void> {
    if (timer !== null) {
      clearTimeout(timer);
      start();
    }
    for (let now = running; now !== null; now = running) await now;
  }

  return {
    schedule() {
      if (closing.signal.aborted) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(start, debounceMs).unref();
    },
    async yieldIfBusy() {
      await turn();
      for (;;) {
        if (closing.signal.aborted) throw new TaskClosed();
        if (!isBusy()) return;
        // Not awaited to its end when the desk closes.
        await later(busyPollMs, null, { signal: closing.signal }).catch(() => null);
      }
    },
    isRunning: () => running !== null || timer !== null,
    async runNow() {
      if (timer === null) start();
      await whenIdle();
    },
    whenIdle,
    async close() {
      closing.abort();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
