import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { letterEdits } from '../../../main/desk/search/letter-edits.ts';

test.each([
  ['order', 'ordr', 1],
  ['order', 'oorder', 1],
  ['order', 'roder', 1],
  ['order', 'orfer', 1],
  ['cancellation', 'cancelatoin', 2],
  ['a', 'b', 1],
])('%s and %s are %d apart', (one, other, edits) => {
  expect(letterEdits(one, other, 2)).toBe(edits);
});

const word = string({ unit: constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 9 });

test('the same from either side, nothing for the same word, and never less than the difference in length', () => {
  assert(
    property(word, word, (one, other) => {
      const edits = letterEdits(one, other, 20);
      expect(letterEdits(other, one, 20)).toBe(edits);
      expect(edits === 0).toBe(one === other);
      expect(edits).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      expect(letterEdits(one, other, 2) <= 2).toBe(edits <= 2);
    }),
  );
});
