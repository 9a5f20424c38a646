import { expect, test } from 'vitest';
import { libraryShift } from '../../../main/desk/search/library-calibration.ts';

const leftOut = (evidence: number, count = 40) => ({
  asked: Array<number>(count).fill(evidence),
  learned: [],
});

test('entries that are much alike make every answer less sure, and entries apart surer', () => {
  expect(libraryShift(leftOut(0.5), 200)).toBeLessThan(0);
  expect(libraryShift(leftOut(-2), 200)).toBeGreaterThan(0);
});

test('a tiny library, an empty one and one that was not measured behave exactly as shipped', () => {
  expect(libraryShift(leftOut(-3, 9), 9)).toBe(0);
  expect(libraryShift({ asked: [], learned: [] }, 0)).toBe(0);
  expect(libraryShift({ asked: [], learned: [] }, 500)).toBe(0);
});

test('the more entries speak for it, the more it counts', () => {
  const shifts = [10, 40, 400].map((entries) => libraryShift(leftOut(-2), entries));
  expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
  expect(new Set(shifts).size).toBe(3);
});

test('no library moves the curve without end', () => {
  expect(libraryShift(leftOut(-5.3), 10_000)).toBe(libraryShift(leftOut(-4), 10_000));
});

test('a few entries that say the same twice do not decide for all others', () => {
  const some = [...Array<number>(90).fill(-1.5), ...Array<number>(10).fill(5)];
  expect(libraryShift({ asked: some, learned: [] }, 100)).toBe(libraryShift(leftOut(-1.5), 100));
});
