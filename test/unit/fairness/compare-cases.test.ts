import { expect, test } from 'vitest';
import { compareCases } from '../../../main/desk/fairness/compare-cases.ts';
import { markSignificant } from '../../../main/desk/fairness/significance.ts';
import { groupsOf, type Planted, simulatedCases } from '../../support/simulated-groups.ts';

const comparisonsTold = (seed: number, planted: readonly Planted[] = []) =>
  markSignificant(compareCases(groupsOf(simulatedCases({ seed, cases: 20_000, planted })))).filter(
    ({ isTold }) => isTold,
  );

test('differences that were planted are told with their direction, and where nothing is unfair nothing is told', () => {
  expect(comparisonsTold(81)).toEqual([]);
  const found = comparisonsTold(82, [
    { group: 'de', measure: 'held_back', by: 0.1 },
    { group: 'known', measure: 'time', by: 0.3 },
    { group: 'fr', measure: 'taken', by: -0.12 },
  ]);
  expect(
    found.map(({ group, measure, value }) => `${group.id} ${measure} ${Math.sign(value)}`).toSorted(),
  ).toEqual(['de held_back 1', 'fr taken -1', 'known time 1']);
  for (const { low, high } of found) expect(low > 0 || high < 0).toBe(true);
});

test('each language is compared with the one that most write in, and too few cases are not compared', () => {
  const compared = compareCases(groupsOf(simulatedCases({ seed: 83, cases: 900 })));
  expect(
    new Set(compared.flatMap(({ group, against }) => (group.kind === 'spoken' ? [against] : []))),
  ).toEqual(new Set(['en']));
  for (const { of } of compared) expect(Math.min(...of)).toBeGreaterThanOrEqual(50);
  expect(compareCases(groupsOf(simulatedCases({ seed: 84, cases: 60 })))).toEqual([]);
});
