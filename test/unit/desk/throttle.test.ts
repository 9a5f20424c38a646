import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '../../../main/desk/throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('calls at once for the first change and again for the last (a bar that stops at 97 % never ends)', () => {
  const calls: number[] = [];
  let news = 0;
  const throttled = throttle(200, () => calls.push(news));
  for (news = 1; news <= 50; news++) {
    throttled();
    vi.advanceTimersByTime(10);
  }
  news = 51;
  throttled();
  vi.advanceTimersByTime(1000);
  expect(calls[0]).toBe(1);
  expect(calls.at(-1)).toBe(51);
  expect(calls.length).toBeLessThan(6);
});

it('does not call after it was cancelled (a closed desk would ask a closed library)', () => {
  const calls = vi.fn<() => void>();
  const throttled = throttle(200, calls);
  throttled();
  throttled();
  throttled.cancel();
  throttled();
  vi.advanceTimersByTime(1000);
  expect(calls).toHaveBeenCalledTimes(1);
});
