import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface IdleCollection {
  /** Does what somebody asked for; nothing is collected before it has ended. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Nobody will ask for anything for long: collects however little there is, unless somebody does just now. */
  collectNow(): void;
}

export interface IdleCollectionDeps {
  /** Collects all garbage there is and gives its memory back; takes .2 s of the processor for 100 MB. */
  readonly collect: () => void;
  /** Bytes that are taken now. */
  readonly taken: () => number;
  /** Milliseconds of the processor that the process took so far. */
  readonly worked: () => number;
  /** Milliseconds after the last work; at the second of them what was made in the background is collected as well. */
  readonly restsAfterMs?: readonly number[];
}

/** Less than this is not worth the work. */
const leastBytes = 24 * 1024 * 1024;
/** V8 lets go of what it compiled of functions and patterns once that was not used between so many collections. */
const timesToAge = 6;
/**
 * What is collected so goes with all patterns that V8 compiled, and the next message compiles them again: half a second of the
 * processor, six times what reading it takes. Whoever works at one message after the other pauses for less than the first of these.
 */
const restsAfter = [10_000, 30_000] as const;
/** A process that worked for this share of the time before is at something that nobody asked for just now, such as an import. */
const busyShare = 0.3;

/**
 * Collects garbage once nobody asked for anything for a while. V8 collects when it needs room, and a desk that waits for the next
 * message needs none: it would keep what the last ones left behind, a third of its memory, for as long as it waits.
 * While mails are sorted or files are imported, the window asks for the list now and then: that is no rest.
 */
export function createIdleCollection({
  collect,
  taken,
  worked,
  restsAfterMs = restsAfter,
}: IdleCollectionDeps): IdleCollection {
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;
  /** The least that was taken since the last time. */
  let kept = 0;
  const rest = (): void => {
    const now = taken();
    kept = Math.min(kept, now);
    if (now - kept < leastBytes) return;
    collect();
    kept = taken();
  };
  function restAfter(ms: number): void {
    const before = worked();
    const timer = setTimeout(() => {
      timers.delete(timer);
      // What it collected would be needed again at once, and compiled code goes with it.
      if (worked() - before > busyShare * ms) restAfter(ms);
      else rest();
    }, ms);
    timers.add(timer.unref());
  }
  return {
    collectNow() {
      if (running > 0) return;
      for (let time = 0; time < timesToAge; time += 1) collect();
      kept = taken();
    },
    async during(work) {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) for (const ms of restsAfterMs) restAfter(ms);
      }
    },
  };
}

/** Of this process. */
export function memoryOfProcess(): Pick<IdleCollectionDeps, 'collect' | 'taken' | 'worked'> {
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
    worked: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  };
}
