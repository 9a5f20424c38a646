import { expect, test } from 'vitest';
import { callLimits, isWithinLimits } from '../../../main/shell/payload-limits.ts';

const small = { values: 10, characters: 100 };

test('accepts plain data within the limits', () => {
  expect(isWithinLimits(small, { text: 'x'.repeat(90), list: [1, true, null, undefined] })).toBe(true);
});

test('accepts a bulk edit of every entry of a large library', () => {
  const ids = Array.from(
    { length: 50_000 },
    (_, at) => `0193e5f0-7d3a-7c00-8000-${String(at).padStart(12, '0')}`,
  );
  expect(isWithinLimits(callLimits, { ids, patch: { addTags: ['winter'], collection: null } })).toBe(true);
});

test.each([
  ['a long text', 'x'.repeat(101)],
  ['long names', { ['x'.repeat(101)]: 1 }],
  ['a long list', Array.from({ length: 11 }, () => 0)],
  ['a huge sparse list', Object.assign([], { length: 4_000_000_000 })],
  ['a wide object', Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, at]))],
  ['bytes', new Uint8Array(1)],
  ['a map', new Map([[1, 2]])],
  ['a date', new Date(0)],
  ['a big number', 1n],
])('refuses %s', (_what, value) => {
  expect(isWithinLimits(small, value)).toBe(false);
});

// Structured cloning keeps circles and shared parts: a walk without a budget would never end.
test('refuses circular and exponentially shared data quickly', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  const wide: unknown[] = Array.from({ length: 40_000 }, () => 0);
  wide.push(wide);
  let bomb: unknown = 'x';
  for (let depth = 0; depth < 100; depth++) bomb = [bomb, bomb];
  expect(isWithinLimits({ values: 50_000, characters: 100 }, circle)).toBe(false);
  expect(isWithinLimits({ values: 50_000, characters: 100 }, wide)).toBe(false);
  expect(isWithinLimits({ values: 50_000, characters: 100 }, bomb)).toBe(false);
});
