import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from '../../../main/desk/search/confidence.ts';
import fitted from '../../../main/desk/search/fitted.json' with { type: 'json' };

const curve = fitted.byMeaning.confidence;
const scores = fc.array(fc.double({ min: -1, max: 60, noNaN: true }), { minLength: 1, maxLength: 40 });

test('a better score never reads as less sure, and no score leaves 0 to 1', () => {
  fc.assert(
    fc.property(scores, (some) => {
      const sorted = some.toSorted((a, b) => b - a);
      const values = calibrate(sorted, curve).map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
      for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
    }),
  );
});

test('two answers that fit equally well are not both called sure', () => {
  expect(calibrate([1.2], curve)[0]?.word).toBe('sure');
  expect(calibrate([1.2, 1.2], curve)[0]?.word).not.toBe('sure');
});

test('a best candidate with a low score is "no good answer"', () => {
  expect(calibrate([0.3, 0.1], curve)[0]?.word).toBe('no good answer');
});

test('no candidates give no confidences', () => {
  expect(calibrate([], curve)).toEqual([]);
});
