import { expect, test } from 'vitest';
import { survivors } from '../../../main/desk/experiment/statistics.ts';
import { compareMeans, comparePairs, compareShares } from '../../../main/desk/fairness/stratified.ts';

const times = <Item>(n: number, item: Item): readonly Item[] => Array.from({ length: n }, () => item);
/** A question asked in two ways: hits of the changed one and of the plain one. */
const pair = (group: number, against: number) => ({
  group: { of: 1, hits: group },
  against: { of: 1, hits: against },
});

test('one table gives Fisher’s exact test (the lady tasting tea: 3 of 4 against 1 of 4 is 0.4857)', () => {
  const found = compareShares([{ group: { of: 4, hits: 3 }, against: { of: 4, hits: 1 } }]);
  expect(found?.value).toBeCloseTo(0.5, 10);
  // Twice the smaller tail, 17 of 70.
  expect(found?.p).toBeCloseTo(34 / 70, 10);
});

test('pairs give McNemar’s exact test, and those that came out alike say nothing of it', () => {
  const odd = [...times(12, pair(0, 1)), ...times(2, pair(1, 0))];
  // Twice the chance of at most 2 heads in 14 throws: 1 + 14 + 91.
  expect(compareShares(odd)?.p).toBeCloseTo((2 * 106) / 2 ** 14, 10);
  const withAlike = compareShares([...odd, ...times(50, pair(1, 1)), ...times(36, pair(0, 0))]);
  expect(withAlike?.p).toBeCloseTo((2 * 106) / 2 ** 14, 10);
  expect(withAlike?.value).toBeCloseTo(-0.1, 10);
});

test('like is compared with like: two groups that write about different things are not told apart by it', () => {
  // In each queue both are held back alike; the group writes mostly about the harder one.
  const strata = [
    { group: { of: 900, hits: 360 }, against: { of: 1_000, hits: 400 } },
    { group: { of: 100, hits: 10 }, against: { of: 9_000, hits: 900 } },
  ];
  const found = compareShares(strata);
  expect(found?.value).toBeCloseTo(0, 10);
  expect(found?.p).toBeGreaterThan(0.9);
  const pooled = compareShares([{ group: { of: 1_000, hits: 370 }, against: { of: 10_000, hits: 1_300 } }]);
  expect(pooled?.p).toBeLessThan(1e-20);
});

test('many cases give by the normal distribution what fewer give exactly', () => {
  const strata = (by: number) => [
    { group: { of: 300 * by, hits: 60 * by }, against: { of: 900 * by, hits: 150 * by } },
  ];
  const [exact, nearly] = [compareShares(strata(1)), compareShares(strata(30))];
  expect(exact?.value).toBeCloseTo(nearly?.value ?? 0, 10);
  expect(exact?.p).toBeGreaterThan(0.1);
  expect(nearly?.p).toBeLessThan(1e-10);
  // Of 5,000 hits, with the same distance in standard errors as 60 of 300 against 150 of 900.
  expect(
    compareShares([{ group: { of: 9_000, hits: 1_500 + 45 }, against: { of: 27_000, hits: 4_500 - 45 } }])?.p,
  ).toBeGreaterThan(0.1);
});

test('no difference at all is not taken for certainty: the interval is Wilson’s of none', () => {
  const found = compareShares(times(100, pair(1, 1)));
  expect(found?.value).toBe(0);
  expect(found?.high).toBeCloseTo(1.959964 ** 2 / 100, 6);
});

test('times are compared within their strata, and pairs within themselves', () => {
  const sums = (values: readonly number[]) => ({
    n: values.length,
    sum: values.reduce((sum, one) => sum + one, 0),
    squares: values.reduce((sum, one) => sum + one ** 2, 0),
  });
  const valuesAround = (mean: number, n: number) =>
    Array.from({ length: n }, (_, nth) => mean + ((nth % 5) - 2) / 2);
  const found = compareMeans([
    { group: sums(valuesAround(12, 200)), against: sums(valuesAround(11.8, 50)) },
    { group: sums(valuesAround(10, 20)), against: sums(valuesAround(9.8, 500)) },
  ]);
  expect(found?.value).toBeCloseTo(0.2, 6);
  expect(found?.p).toBeLessThan(0.05);
  expect(compareMeans([{ group: sums([]), against: sums([1, 2]) }])).toBeNull();
  expect(comparePairs(sums([0.1, 0.2, 0.3]))?.value).toBeCloseTo(0.2, 10);
  expect(comparePairs(sums([0.1, 0.1]))).toBeNull();
});

test('what survives so many tests is what Holm lets survive, and none after the first that does not', () => {
  expect(survivors([0.01, 0.04, 0.03, 0.005], 0.05)).toEqual([true, false, false, true]);
  expect(survivors([0.001, 0.9], 0.05)).toEqual([true, false]);
  expect(survivors([], 0.05)).toEqual([]);
});
