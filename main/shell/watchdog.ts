export interface Watchdog {
  /** Watches from now on; what was missed before counts no more. */
  readonly start: () => void;
  /** The other side answered. */
  readonly ponged: () => void;
  readonly stop: () => void;
}

export interface WatchdogDeps {
  readonly ping: () => void;
  /** Called once; the watch ends with it. */
  readonly onHung: () => void;
  readonly now: () => number;
}

/** Milliseconds between two pings, and how many may stay unanswered. Writing a huge document takes some seconds at most. */
const intervalMs = 10_000;
const maxMissedPings = 6;

/**
 * Notices a process that is there and does not answer any more. Counts pings instead of time: while the machine
 * sleeps none is sent, and after a gap in our own clock the count begins anew.
 */
export function createWatchdog({ ping, onHung, now }: WatchdogDeps): Watchdog {
  let timer: NodeJS.Timeout | null = null;
  let missedPings = 0;
  let last = 0;

  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const tick = (): void => {
    if (now() - last > 2 * intervalMs) missedPings = 0;
    last = now();
    if (missedPings >= maxMissedPings) {
      stop();
      return onHung();
    }
    missedPings += 1;
    ping();
  };

  return {
    start() {
      stop();
      missedPings = 0;
      last = now();
      timer = setInterval(tick, intervalMs);
    },
    ponged() {
      missedPings = 0;
    },
    stop,
  };
}
