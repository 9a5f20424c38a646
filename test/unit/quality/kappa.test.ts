import { expect, test } from 'vitest';
import { type Judgement, kappaOf } from '../../../main/desk/quality/kappa.ts';
import { seededRandom } from '../../contract/support/seeded-random.ts';

const pairs = (one: boolean, other: boolean, count: number): readonly (readonly Judgement[])[] =>
  Array.from({ length: count }, () => [{ one, other }]);

test('two who agree on 35 of 50, 30 of them by chance at 25, have a kappa of 0.4', () => {
  const replies = [
    ...pairs(true, true, 20),
    ...pairs(true, false, 5),
    ...pairs(false, true, 10),
    ...pairs(false, false, 15),
  ];
  const kappa = kappaOf(replies);
  expect(kappa?.value).toBeCloseTo(0.4, 10);
  expect(kappa?.low).toBeLessThan(0.2);
  expect(kappa?.high).toBeGreaterThan(0.58);
});

test('where everything gets the same answer, agreeing says nothing (it was 100 %, or not a number)', () => {
  expect(kappaOf(pairs(true, true, 40))).toBeNull();
  expect(kappaOf([])).toBeNull();
});

test('two who agree on everything are not told to be surely perfect after five replies', () => {
  const kappa = kappaOf([...pairs(true, true, 3), ...pairs(false, false, 2)]);
  expect(kappa).toMatchObject({ value: 1, high: 1 });
  expect(kappa?.low).toBeLessThan(0.2);
});

test('the interval holds the truth in about 95 of 100 samples, also where three points of a reply hang together', () => {
  const random = seededRandom(29);
  const [good, slip, together] = [0.8, 0.12, 0.6];
  const sample = (replies: number): readonly (readonly Judgement[])[] =>
    Array.from({ length: replies }, () => {
      const whole = random() < good;
      return Array.from({ length: 3 }, () => {
        const isGood = random() < together ? whole : random() < good;
        const said = (): boolean => (random() < slip ? !isGood : isGood);
        return { one: said(), other: said() };
      });
    });
  const truth = kappaOf(sample(60_000))?.value ?? 0;
  const intervals = Array.from({ length: 600 }, () => kappaOf(sample(40)));
  const held = intervals.filter((each) => each !== null && each.low <= truth && truth <= each.high).length;
  expect(held / intervals.length).toBeGreaterThan(0.92);
  expect(held / intervals.length).toBeLessThan(0.985);
});
