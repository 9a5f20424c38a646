import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface MemoryRest {
  /** Somebody asked for something just now. */
  used(): void;
}

export interface MemoryRestDeps {
  /** Collects all garbage there is and gives its memory back; takes .2 s of the processor for 100 MB. */
  readonly collect: () => void;
  /** Bytes that are taken now. */
  readonly taken: () => number;
  /** Milliseconds after the last use; at the second of them what was made in the background is collected as well. */
  readonly restsAfterMs?: readonly number[];
}

/** Less than this is not worth the work. */
const leastBytes = 24 * 1024 * 1024;

/**
 * Collects garbage once nobody asked for anything for a while. V8 collects when it needs room, and a desk that waits for the next
 * message needs none: it would keep what the last ones left behind, a third of its memory, for as long as it waits.
 */
export function createMemoryRest({
  collect,
  taken,
  restsAfterMs = [500, 30_000],
}: MemoryRestDeps): MemoryRest {
  let timers: readonly NodeJS.Timeout[] = [];
  /** What was taken after the last time. */
  let kept = 0;
  const rest = (): void => {
    if (taken() - kept < leastBytes) return;
    collect();
    kept = taken();
  };
  return {
    used() {
      for (const timer of timers) clearTimeout(timer);
      timers = restsAfterMs.map((ms) => setTimeout(rest, ms).unref());
    },
  };
}

/** Of this process. */
export function memoryOfProcess(): Pick<MemoryRestDeps, 'collect' | 'taken'> {
  // Node has no other way to V8's collector once it runs.
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as NodeJS.GCFunction;
  return {
    collect: () => {
      gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    },
    taken: () => {
      const { heapTotal, external } = process.memoryUsage();
      return heapTotal + external;
    },
  };
}
