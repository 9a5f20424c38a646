import { DeskFailure } from '../failure.ts';

/** Wrong passphrases that cost nothing: a typing mistake, and the passphrase of something else. */
const free = 2;
const longestWaitMs = 60_000;

/** Makes whoever guesses wait: a second after the third wrong one, then twice as long each time, up to a minute. */
export interface BackOff {
  /** Throws `busy` with the seconds that are left of a wait. */
  requireOver(): void;
  failed(): void;
  succeeded(): void;
}

/** `now` in milliseconds, of a clock that nobody sets: one set back would lock the owner out. */
export function createBackOff(now: () => number): BackOff {
  let failures = 0;
  let overAt = -Infinity;
  return {
    requireOver() {
      const left = overAt - now();
      if (left <= 0) return;
      throw new DeskFailure('busy', { reason: 'passphrase', params: { seconds: Math.ceil(left / 1000) } });
    },
    failed() {
      failures += 1;
      if (failures > free) overAt = now() + Math.min(longestWaitMs, 1000 * 2 ** (failures - free - 1));
    },
    succeeded() {
      failures = 0;
    },
  };
}
