import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleCollection, memoryOfProcess } from '../../../main/adapters/idle-collection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const megabyte = 1024 * 1024;
const watched = () => {
  const state = { taken: 100 * megabyte, collected: 0, worked: 0 };
  const idleCollection = createIdleCollection({
    collect: () => {
      state.collected += 1;
      state.taken = 70 * megabyte;
    },
    taken: () => state.taken,
    worked: () => state.worked,
    restsAfterMs: [1_000, 10_000],
  });
  return { state, idleCollection };
};

const noWork = (): Promise<void> => Promise.resolve();

// Bug: somebody who types is held up by a collection between two keys.
test('garbage is collected only once nothing was asked for a while', async () => {
  const { state, idleCollection } = watched();
  for (let key = 0; key < 10; key += 1) {
    await idleCollection.during(noWork);
    vi.advanceTimersByTime(900);
  }
  expect(state.collected).toBe(0);
  vi.advanceTimersByTime(200);
  expect(state.collected).toBe(1);
});

// Bug: a mail that is long to read is held up by a collection that the call before it asked for.
test('nothing is collected while a call runs, also when another has ended meanwhile or failed', async () => {
  const { state, idleCollection } = watched();
  await idleCollection.during(noWork);
  const long = Promise.withResolvers<undefined>();
  const reading = idleCollection.during(() => long.promise);
  await expect(idleCollection.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  vi.advanceTimersByTime(60_000);
  expect(state.collected).toBe(0);
  long.resolve(undefined);
  await reading;
  vi.advanceTimersByTime(1_100);
  expect(state.collected).toBe(1);
});

// Bug: while 500 mails are sorted, each list that the window asks for costs a collection half a second later.
test('nothing is collected while the process works at something else, and all of it once that has ended', async () => {
  const { state, idleCollection } = watched();
  await idleCollection.during(noWork);
  for (let second = 0; second < 20; second += 1) {
    state.worked += 800;
    vi.advanceTimersByTime(1_000);
  }
  expect(state.collected).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(state.collected).toBe(1);
});

// Bug: a desk that nobody uses collects for ever, or after each small call.
test('it is collected again only where enough has come since, and what the background made is collected too', async () => {
  const { state, idleCollection } = watched();
  await idleCollection.during(noWork);
  vi.advanceTimersByTime(1_500);
  state.taken += 30 * megabyte;
  vi.advanceTimersByTime(10_000);
  expect(state.collected).toBe(2);
  await idleCollection.during(noWork);
  state.taken += 5 * megabyte;
  vi.advanceTimersByTime(600_000);
  expect(state.collected).toBe(2);
});

// Bug: after one large import the measure stays high, and what comes later is never collected.
test('what V8 gave back by itself counts no more', async () => {
  const { state, idleCollection } = watched();
  state.taken = 40 * megabyte;
  await idleCollection.during(noWork);
  vi.advanceTimersByTime(1_100);
  expect(state.collected).toBe(1);
  state.taken = 30 * megabyte;
  vi.advanceTimersByTime(10_000);
  state.taken = 60 * megabyte;
  await idleCollection.during(noWork);
  vi.advanceTimersByTime(1_100);
  expect(state.collected).toBe(2);
});

test('a process can collect its own garbage, and says what it takes', () => {
  const { collect, taken } = memoryOfProcess();
  collect();
  expect(taken()).toBeGreaterThan(megabyte);
});

// Bug: what lies below the bound stays for as long as the window is in the tray; or a call that comes just then waits for it.
test('told that nobody will ask for long, it collects however little there is, unless somebody asks just now', async () => {
  const { state, idleCollection } = watched();
  state.taken = 1;
  idleCollection.collectNow();
  const { collected } = state;
  expect(collected).toBeGreaterThan(0);
  const long = Promise.withResolvers<undefined>();
  const reading = idleCollection.during(() => long.promise);
  idleCollection.collectNow();
  expect(state.collected).toBe(collected);
  long.resolve(undefined);
  await reading;
});
