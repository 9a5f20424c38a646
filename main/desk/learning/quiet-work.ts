import { setImmediate as turn, setTimeout as later } from 'node:timers/promises';
import type { Log } from '../ports.ts';

/** Work in the background that begins once it has been quiet after a change, gives way to searches, and ends with the desk. */
export interface QuietWork {
  /** Something changed: begins soon, and once more when it is running already. */
  readonly soon: () => void;
  /** Between two steps of the work: waits while somebody searches, and ends the work when the desk is closing. */
  readonly pause: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** Begins at once unless it runs, and resolves when nothing is left to do. */
  readonly now: () => Promise<void>;
  /** Resolves when nothing is left to do. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The desk is closing. */
class Closed extends Error {}

export function createQuietWork({
  quiet,
  busyCheck = quiet,
  run,
  isBusy,
  onEnd,
  log,
  failure,
}: {
  /** Milliseconds without news before it begins: an import tells of every file. */
  readonly quiet: number;
  /** Milliseconds between two looks whether somebody still searches. */
  readonly busyCheck?: number;
  readonly run: () => Promise<void>;
  readonly isBusy: () => boolean;
  /** A run ended, well or not, and nothing runs any more; `goesOn` when the next one follows at once. */
  readonly onEnd: (goesOn: boolean) => void;
  readonly log: Log;
  /** What the log calls a run that failed. */
  readonly failure: string;
}): QuietWork {
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
        if (!(error instanceof Closed))
          log.write('error', failure, { name: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => {
        running = null;
        if (closed) return;
        onEnd(again);
        if (!again) return;
        again = false;
        start();
      });
  }

  async function idle(): Promise<void> {
    if (timer !== null) {
      clearTimeout(timer);
      start();
    }
    for (let now = running; now !== null; now = running) await now;
  }

  return {
    soon() {
      if (closed) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(start, quiet).unref();
    },
    async pause() {
      await turn();
      for (;;) {
        if (closed) throw new Closed();
        if (!isBusy()) return;
        await later(busyCheck);
      }
    },
    isRunning: () => running !== null || timer !== null,
    async now() {
      if (timer === null && running === null) start();
      await idle();
    },
    idle,
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
