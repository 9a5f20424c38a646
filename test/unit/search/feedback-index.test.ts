import { expect, test } from 'vitest';
import { createFeedbackIndex } from '../../../main/desk/search/feedback-index.ts';
import type { PhrasingVector } from '../../../main/desk/store/phrasings.ts';
import { quantize } from '../../../main/desk/vectors.ts';

const dimensions = 8;
const vectorOf = (seed: number): Int8Array => {
  const vector = Float32Array.from({ length: dimensions }, (_, at) => Math.sin(seed * 7 + at * 3));
  const length = Math.hypot(...vector);
  return quantize(vector.map((value) => value / length));
};
const phrasing = (at: number): PhrasingVector => ({
  target: `e:${at % 9}`,
  at,
  vector: vectorOf(at),
  isStale: at % 5 === 0,
});
const all = Array.from({ length: 90 }, (_, at) => phrasing(at));
const negative = [{ ...phrasing(3), at: 30, reason: 'wrong' as const }];
const read = (vectors: readonly PhrasingVector[]) => () => ({ vectors, negative, dimensions });
const feedbackIn = (index: ReturnType<typeof createFeedbackIndex>) =>
  [1, 2, 3, 50].map((seed) => ({
    for: [...index.phrasingMatches(vectorOf(seed))],
    against: [...index.negativeFeedback([vectorOf(seed)])],
  }));

test('phrasings that come one by one are found as if all had been read at once, and nothing is read again', () => {
  let reads = 0;
  const index = createFeedbackIndex(() => {
    reads++;
    return read(all.slice(0, 40))();
  });
  index.phrasingMatches(vectorOf(1));
  for (const one of all.slice(40)) index.add([one]);
  expect(feedbackIn(index)).toEqual(feedbackIn(createFeedbackIndex(read(all))));
  expect(reads).toBe(1);
});

test('what came before the first search is read with everything else, once', () => {
  const index = createFeedbackIndex(read(all));
  index.add(all.slice(-1));
  expect(feedbackIn(index)).toEqual(feedbackIn(createFeedbackIndex(read(all))));
});

test('a vector of another model is left out, also when it comes later', () => {
  const index = createFeedbackIndex(read(all));
  index.phrasingMatches(vectorOf(1));
  index.add([{ ...phrasing(1), vector: new Int8Array(3) }]);
  expect(feedbackIn(index)).toEqual(feedbackIn(createFeedbackIndex(read(all))));
});

test('trying out what else could be learned leaves the index as it was', () => {
  const index = createFeedbackIndex(read(all.slice(0, 40)));
  const before = feedbackIn(index);
  expect(feedbackIn(index.with(all.slice(40)))).toEqual(feedbackIn(createFeedbackIndex(read(all))));
  expect(feedbackIn(index)).toEqual(before);
});
