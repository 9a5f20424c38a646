/** Work that may be asked for at any rate and is done at once, then at most every `ms`, the last time included. */
export interface Paced {
  (): void;
  /** Nothing more is done. */
  stop(): void;
}

export function atMostEvery(ms: number, work: () => void): Paced {
  let timer: NodeJS.Timeout | null = null;
  let asked = false;
  let stopped = false;
  const ask = (): void => {
    if (stopped) return;
    if (timer !== null) {
      asked = true;
      return;
    }
    work();
    timer = setTimeout(() => {
      timer = null;
      if (!asked) return;
      asked = false;
      ask();
    }, ms);
    timer.unref();
  };
  const stop = (): void => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
  return Object.assign(ask, { stop });
}
