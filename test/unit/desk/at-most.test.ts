import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../../main/desk/at-most.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('tells the first news at once and the last news too (a bar that stops at 97 % never ends)', () => {
  const told: number[] = [];
  let news = 0;
  const tell = atMostEvery(200, () => told.push(news));
  for (news = 1; news <= 50; news++) {
    tell();
    vi.advanceTimersByTime(10);
  }
  news = 51;
  tell();
  vi.advanceTimersByTime(1000);
  expect(told[0]).toBe(1);
  expect(told.at(-1)).toBe(51);
  expect(told.length).toBeLessThan(6);
});

it('tells nothing after it was stopped (a closed desk would ask a closed library)', () => {
  const told = vi.fn<() => void>();
  const tell = atMostEvery(200, told);
  tell();
  tell();
  tell.stop();
  tell();
  vi.advanceTimersByTime(1000);
  expect(told).toHaveBeenCalledTimes(1);
});
