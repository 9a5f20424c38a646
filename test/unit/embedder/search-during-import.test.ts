import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmbeddingQueue } from '../../../main/adapters/embedding-queue.ts';
import { createSearchActivity } from '../../../main/desk/search-activity.ts';

/** Milliseconds as the model took them on two cores: 384 tokens in 50, a query in 7; then the rest of a search. */
const runMs = (tokens: number): number => 1 + tokens * 0.128;
const queryTokens = 47;
const restOfSearchMs = 5;
const betweenSearchesMs = 25;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** What a queue does while a clock of ours runs: texts are their number of tokens. */
function simulate() {
  const activity = createSearchActivity();
  const queue = createEmbeddingQueue({
    isSearchActive: () => activity.isActive(),
    encode: (text) => Array.from({ length: Number(text) }, () => 1),
    run: async (batch) => {
      const width = Math.max(...batch.map((row) => row.length));
      await after(runMs(width * batch.length));
      return batch.map(() => new Float32Array(1));
    },
  });
  let imported = 0;
  const state = { isOver: false };
  async function importOn(): Promise<void> {
    while (!state.isOver) {
      await queue.embed(
        Array.from({ length: 32 }, (_, at) => String(20 + at)),
        'passage',
      );
      imported += 32;
    }
  }
  const searchTimes: number[] = [];
  async function searchOn(): Promise<void> {
    while (!state.isOver) {
      const asked = performance.now();
      await activity.during(async () => {
        await queue.embed([String(queryTokens)], 'query');
        await after(restOfSearchMs);
      });
      searchTimes.push(performance.now() - asked);
      await after(betweenSearchesMs);
    }
  }
  return {
    importOn,
    searchOn,
    async runFor(ms: number) {
      await vi.advanceTimersByTimeAsync(ms);
      state.isOver = true;
      await vi.advanceTimersByTimeAsync(2_000);
      return {
        imported,
        p95: searchTimes.toSorted((a, b) => a - b)[Math.floor(searchTimes.length * 0.95)] ?? 0,
      };
    },
  };
}

test('while somebody searches, an import keeps half of its pace and a search takes twice as long at most', async () => {
  const alone = simulate();
  void alone.importOn();
  const { imported: importedAlone } = await alone.runFor(10_000);
  const idle = simulate();
  void idle.searchOn();
  const { p95: idleP95 } = await idle.runFor(10_000);

  const both = simulate();
  void both.importOn();
  void both.searchOn();
  const { imported, p95 } = await both.runFor(10_000);
  expect(imported / importedAlone).toBeGreaterThanOrEqual(0.5);
  expect(p95 / idleP95).toBeLessThanOrEqual(2);
});
