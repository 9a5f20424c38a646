import { setImmediate as turn, setTimeout as later } from 'node:timers/promises';
import type { Log } from '../ports.ts';

/** A background task: debounced after changes, yields to searches, and ends with the desk. */
export interface BackgroundTask {
  /** Something changed: starts after the debounce, and once more when it is running already. */
  readonly schedule: () => void;
  /** Between two steps of the work: waits while somebody searches, and ends the work when the desk is closing. */
  readonly yieldIfBusy: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** Begins at once unless it runs, and resolves when nothing is left to do. */
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
  isBusy,
  onRunEnd,
  log,
  failureEvent,
}: {
  /** Milliseconds without another change before it starts: an import reports every file. */
  readonly debounceMs: number;
  /** Milliseconds between two checks whether somebody still searches. */
  readonly busyPollMs?: number;
  readonly run: () => Promise<void>;
  readonly isBusy: () => boolean;
  /** A run ended, well or not, and nothing runs any more; `goesOn` when the next one follows at once. */
  readonly onRunEnd: (goesOn: boolean) => void;
  readonly log: Log;
  /** What the log calls a run that failed. */
  readonly failureEvent: string;
}): BackgroundTask {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

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
        if (closed) return;
        onRunEnd(again);
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
      if (closed) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(start, debounceMs).unref();
    },
    async yieldIfBusy() {
      await turn();
      for (;;) {
        if (closed) throw new TaskClosed();
        if (!isBusy()) return;
        await later(busyPollMs);
      }
    },
    isRunning: () => running !== null || timer !== null,
    async runNow() {
      if (timer === null && running === null) start();
      await whenIdle();
    },
    whenIdle,
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
