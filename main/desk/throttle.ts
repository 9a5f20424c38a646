/** Work that may be called at any rate and is done at once, then at most every `ms`, the last call included. */
export interface Throttled {
  (): void;
  /** Drops a call that is pending, and all later ones. */
  cancel(): void;
}

export function throttle(ms: number, work: () => void): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let isPending = false;
  let isCancelled = false;
  const call = (): void => {
    if (isCancelled) return;
    if (timer !== null) {
      isPending = true;
      return;
    }
    work();
    timer = setTimeout(() => {
      timer = null;
      if (!isPending) return;
      isPending = false;
      call();
    }, ms);
    timer.unref();
  };
  const cancel = (): void => {
    isCancelled = true;
    if (timer !== null) clearTimeout(timer);
  };
  return Object.assign(call, { cancel });
}
