export interface Watchdog {
  /** Watches from now on; what was missed before counts no more. */
  readonly start: () => void;
  /** The other side answered. */
  readonly heard: () => void;
  readonly stop: () => void;
}

export interface WatchdogDeps {
  readonly ask: () => void;
  /** Told once; the watch ends with it. */
  readonly onHung: () => void;
  readonly now: () => number;
}

/** Milliseconds between two questions, and how many may stay open. Writing a huge document takes some seconds at most. */
const every = 10_000;
const patience = 6;

/**
 * Notices a process that is there and does not answer any more. Counts questions instead of time: while the machine
 * sleeps none is asked, and after a gap in our own clock the count begins anew.
 */
export function createWatchdog({ ask, onHung, now }: WatchdogDeps): Watchdog {
  let timer: NodeJS.Timeout | null = null;
  let open = 0;
  let last = 0;

  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const look = (): void => {
    if (now() - last > 2 * every) open = 0;
    last = now();
    if (open >= patience) {
      stop();
      return onHung();
    }
    open += 1;
    ask();
  };

  return {
    start() {
      stop();
      open = 0;
      last = now();
      timer = setInterval(look, every);
    },
    heard() {
      open = 0;
    },
    stop,
  };
}
