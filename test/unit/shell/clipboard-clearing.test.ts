import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClipboardClearing } from '../../../main/shell/clipboard-clearing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function board(text = 'customer', html = '') {
  let now = { text, html };
  const clearing = createClipboardClearing({
    read: () => Promise.resolve(now),
    write: (content) => {
      now = { ...content };
      return Promise.resolve();
    },
  });
  const set = (words: string) => {
    now = { text: words, html: '' };
    return Promise.resolve();
  };
  return { clearing, set, now: () => now.text };
}
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

test('a reply goes after its time, and what was there before is back', async () => {
  const { clearing, set, now } = board();
  clearing.setMinutes(5);
  await clearing.around(() => set('reply'));
  await minutes(4);
  expect(now()).toBe('reply');
  await minutes(1);
  expect(now()).toBe('customer');
});

// Bug: what the agent had copied elsewhere meanwhile was gone.
test('what was copied elsewhere meanwhile stays', async () => {
  const { clearing, set, now } = board();
  clearing.setMinutes(1);
  await clearing.around(() => set('reply'));
  await set('something else');
  await minutes(2);
  expect(now()).toBe('something else');
});

test('of two replies in a row the second goes, and what was there before the first comes back', async () => {
  const { clearing, set, now } = board();
  clearing.setMinutes(1);
  await clearing.around(() => set('one'));
  await clearing.around(() => set('two'));
  await minutes(1);
  expect(now()).toBe('customer');
});

test('nothing goes while it is off, or was switched off meanwhile', async () => {
  const { clearing, set, now } = board();
  await clearing.around(() => set('reply'));
  await minutes(60);
  expect(now()).toBe('reply');
  clearing.setMinutes(1);
  await clearing.around(() => set('next'));
  clearing.setMinutes(null);
  await minutes(60);
  expect(now()).toBe('next');
});

test('a copy that fails is told, and clears nothing', async () => {
  const { clearing, now } = board();
  clearing.setMinutes(1);
  await expect(clearing.around(() => Promise.reject(new Error('held')))).rejects.toThrow('held');
  await minutes(2);
  expect(now()).toBe('customer');
});
