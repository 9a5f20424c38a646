import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVectorIndex } from '../../../main/desk/search/vector-index.ts';
import type { StoredVector } from '../../../main/desk/store/store.ts';
import { quantize } from '../../../main/desk/vectors.ts';

const dimensions = 8;
const unit = (numbers: readonly number[]): Int8Array => {
  const length = Math.hypot(...numbers) || 1;
  return quantize(Float32Array.from(numbers, (each) => each / length));
};
const cosine = (a: Int8Array, b: Int8Array): number =>
  a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0) / (127 * 127);

const vector = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: dimensions, maxLength: dimensions })
  .map(unit);
const step = fc.oneof(
  fc.record({
    add: fc.integer({ min: 1, max: 12 }),
    field: fc.constantFrom('question' as const, 'body' as const),
    vector,
  }),
  fc.record({ remove: fc.integer({ min: 1, max: 12 }) }),
);

test('keeps each vector under its passage after adding and removing in any order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), vector, (steps, query) => {
      const index = createVectorIndex(dimensions);
      let kept: readonly StoredVector[] = [];
      for (const each of steps) {
        if ('add' in each) {
          const added = {
            passageId: each.add,
            entryId: `e${each.add % 3}`,
            field: each.field,
            vector: each.vector,
          };
          kept = kept.concat(added);
          index.apply({ removedPassages: [], added: [added] });
        } else {
          kept = kept.filter(({ passageId }) => passageId !== each.remove);
          index.apply({ removedPassages: [each.remove], added: [] });
        }
      }
      expect(index.size).toBe(kept.length);
      for (let passage = 1; passage <= 12; passage++) {
        const best = (field: 'question' | 'body'): number | null => {
          const values = kept
            .filter((each) => each.passageId === passage && each.field === field)
            .map((each) => cosine(query, each.vector));
          return values.length === 0 ? null : Math.max(-1, ...values);
        };
        expect(index.similarity(query, [passage])).toEqual({
          question: best('question'),
          body: best('body'),
        });
      }
      for (const entry of ['e0', 'e1', 'e2'])
        expect(new Set(index.passagesOfEntry(entry))).toEqual(
          new Set(kept.filter(({ entryId }) => entryId === entry).map(({ passageId }) => passageId)),
        );
      expect(new Set(index.nearest(query, 1000))).toEqual(new Set(kept.map(({ passageId }) => passageId)));
    }),
    { numRuns: 200 },
  );
});

test('ranks the nearest passage first', () => {
  const index = createVectorIndex(dimensions);
  const at = (passageId: number, numbers: readonly number[]) =>
    ({ passageId, entryId: null, field: 'body', vector: unit(numbers) }) as const;
  index.add([
    at(1, [1, 0, 0, 0, 0, 0, 0, 0]),
    at(2, [1, 1, 0, 0, 0, 0, 0, 0]),
    at(3, [0, 1, 0, 0, 0, 0, 0, 0]),
  ]);
  expect(index.nearest(unit([1, 2, 0, 0, 0, 0, 0, 0]), 3)).toEqual([2, 3, 1]);
});

test('ignores vectors of other dimensions', () => {
  const index = createVectorIndex(dimensions);
  index.add([{ passageId: 1, entryId: null, field: 'body', vector: new Int8Array(4) }]);
  expect(index.size).toBe(0);
  expect(index.nearest(unit([1, 0, 0, 0, 0, 0, 0, 0]), 5)).toEqual([]);
});

test('a batch search returns the same as single searches, in order', () => {
  const vectors = fc.array(vector, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(vectors, fc.array(vector, { minLength: 1, maxLength: 6 }), (stored, queries) => {
      const index = createVectorIndex(dimensions);
      index.add(
        stored.map((each, at) => ({
          passageId: at + 1,
          entryId: null,
          field: 'body' as const,
          vector: each,
        })),
      );
      expect(index.nearestBatch(queries, 5)).toEqual(queries.map((query) => index.nearest(query, 5)));
    }),
  );
});

test('vectors that come side by side are the same as one by one', () => {
  const all = Array.from({ length: 70 }, (_, at): StoredVector => ({
    passageId: Math.floor(at / 2),
    entryId: at % 6 === 0 ? null : `e${at % 5}`,
    field: at % 2 === 0 ? 'question' : 'body',
    vector: unit(Array.from({ length: dimensions }, (__, place) => Math.sin(at * 5 + place))),
  }));
  const [first, ...rest] = all;
  const oneByOne = createVectorIndex(dimensions);
  oneByOne.add(all);
  const inBlock = createVectorIndex(dimensions);
  inBlock.add(first ? [first] : []);
  inBlock.addBlock({
    passageIds: rest.map(({ passageId }) => passageId),
    entryIds: rest.map(({ entryId }) => entryId),
    fields: rest.map(({ field }) => field),
    vectors: Int8Array.from(rest.flatMap((each) => [...each.vector])),
  });
  const query = unit([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(inBlock.nearest(query, 20)).toEqual(oneByOne.nearest(query, 20));
  expect(inBlock.questions()).toEqual(oneByOne.questions());
  const { entryIds, passageIds } = inBlock.questions();
  expect([...inBlock.questionRows()]).toEqual(
    entryIds.map((entryId, at) => ({ entryId, passageId: passageIds[at] })),
  );
  expect(inBlock.similarity(query, [3, 4])).toEqual(oneByOne.similarity(query, [3, 4]));
  expect(inBlock.passagesOfEntry('e1')).toEqual(oneByOne.passagesOfEntry('e1'));
});
