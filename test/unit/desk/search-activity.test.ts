import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSearchActivity } from '../../../main/desk/search-activity.ts';

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

test('nobody searches at first', () => {
  expect(createSearchActivity().isActive()).toBe(false);
});

test('somebody searches for as long as a search takes, and a moment after it', async () => {
  const activity = createSearchActivity();
  const found = activity.during(() => after(5_000).then(() => 'found'));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(activity.isActive()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  await expect(found).resolves.toBe('found');
  await vi.advanceTimersByTimeAsync(1_400);
  expect(activity.isActive()).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(activity.isActive()).toBe(false);
});

test('of several searches the last one counts, whichever began first', async () => {
  const activity = createSearchActivity();
  const both = Promise.all([activity.during(() => after(3_000)), activity.during(() => after(10))]);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(activity.isActive()).toBe(true);
  await vi.advanceTimersByTimeAsync(1_501);
  await both;
  expect(activity.isActive()).toBe(false);
});

test('a search that fails is over, too, and says how it failed', async () => {
  const activity = createSearchActivity();
  const failed = [
    () => Promise.reject(new Error('no model')),
    (): never => {
      throw new Error('no model');
    },
  ].map((search) => activity.during(search));
  for (const one of failed) await expect(one).rejects.toThrow('no model');
  expect(activity.isActive()).toBe(true);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(activity.isActive()).toBe(false);
});
