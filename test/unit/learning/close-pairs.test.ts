import { expect, test } from 'vitest';
import { createClosePairs } from '../../../main/desk/learning/similar-entries/close-pairs.ts';
import { bestCosines } from '../../../main/desk/learning/similar-entries/pair-similarity.ts';

const vectorsOf = (entryIds: readonly string[], variants: readonly number[] = []) => ({
  dimensions: 1,
  count: entryIds.length,
  packed: new Int8Array(entryIds.length),
  passageIds: entryIds.map((_, row) => row),
  isVariant: entryIds.map((_, row) => variants.includes(row)),
  entryIds,
});

// Bug: a pair is known from one side alone, so that an entry that came later is compared with nothing.
test('each of two entries has the other as a partner, with the best cosine of their questions and of their variants', () => {
  const pairs = createClosePairs(vectorsOf(['a', 'a', 'b', 'c'], [1]));
  pairs.add(0, 2, 0.7);
  pairs.add(1, 2, 0.9);
  pairs.add(2, 0, 0.8);
  pairs.add(0, 1, 1);
  expect([...bestCosines(pairs, 'a')]).toEqual([['b', { questions: 0.8, variants: 0.9 }]]);
  expect([...bestCosines(pairs, 'b')]).toEqual([['a', { questions: 0.8, variants: 0.9 }]]);
  expect([...bestCosines(pairs, 'c'), ...bestCosines(pairs, 'unknown')]).toEqual([]);
  expect([...pairs.entryIds()]).toEqual(['a', 'b']);
});

// Bug: what was noted before the room grew is lost with it.
test('thousands of pairs are told in the order in which they came', () => {
  const rows = 5_000;
  const pairs = createClosePairs(vectorsOf(Array.from({ length: rows }, (_, row) => `e${row}`)));
  for (let row = 1; row < rows; row += 1) pairs.add(row, 0, row / rows);
  expect(Array.from(pairs.of('e0'), ({ entryId }) => entryId)).toEqual(
    Array.from({ length: rows - 1 }, (_, at) => `e${at + 1}`),
  );
  expect(Array.from(pairs.of('e4999'), ({ cosine }) => cosine)).toEqual([4_999 / rows]);
});
