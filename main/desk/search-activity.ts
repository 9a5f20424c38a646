import type { SearchActivity } from './ports.ts';

/** Milliseconds after a search in which the next one is likely to come. */
const activeMs = 1_500;

/** One for a process: whoever searches says so, and whoever can wait asks. */
export function createSearchActivity(): SearchActivity {
  let running = 0;
  let lastAt = -activeMs;
  return {
    async during(search) {
      running += 1;
      try {
        return await search();
      } finally {
        running -= 1;
        lastAt = performance.now();
      }
    },
    isActive: () => running > 0 || performance.now() - lastAt < activeMs,
  };
}
