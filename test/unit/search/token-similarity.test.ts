import { describe, expect, it } from 'vitest';
import { inOrderShown } from '../../../main/desk/search/confidence.ts';
import { createCandidateTokens } from '../../../main/desk/search/candidate-tokens.ts';
import { createTokenSimilarity } from '../../../main/desk/search/token-similarity.ts';
import {
  joinTokens,
  packTokens,
  tokenDimensions,
  unpackTokens,
} from '../../../main/desk/store/token-bytes.ts';

/** A token that points where none with another number does. */
const axis = (number: number): Int8Array => {
  const vector = new Int8Array(tokenDimensions);
  vector[number] = 127;
  return vector;
};
const packed = (...numbers: readonly number[]): Int8Array => {
  const all = new Int8Array(numbers.length * tokenDimensions);
  for (const [at, number] of numbers.entries()) all.set(axis(number), at * tokenDimensions);
  return all;
};

describe('how close a text is token by token', () => {
  it('is the share of the weight of what the text has, whatever the number of tokens', () => {
    for (const count of [1, 3, 4, 5, 9]) {
      const numbers = Array.from({ length: count }, (_, at) => at);
      const weights = numbers.map((at) => at + 1);
      const similarity = createTokenSimilarity({ packed: packed(...numbers) }, weights);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      expect(similarity?.(packed(count - 1, 40))).toBeCloseTo(count / total, 6);
      expect(similarity?.(packed(...numbers))).toBeCloseTo(1, 6);
    }
  });

  it('says nothing of a text without tokens, or where no token of the question weighs anything', () => {
    expect(createTokenSimilarity({ packed: packed(1) }, [1])?.(packed())).toBeNull();
    expect(createTokenSimilarity({ packed: packed(1) }, [0])).toBeNull();
    expect(createTokenSimilarity({ packed: packed() }, [])).toBeNull();
  });
});

describe('the token vectors of a passage', () => {
  it('come back text by text, however many they are', () => {
    const long = packed(...Array.from({ length: 300 }, (_, at) => at % tokenDimensions));
    const texts = [packed(1, 3), packed(), long, packed(4)];
    const bytes = joinTokens(texts.map((text) => packTokens({ packed: text })));
    expect(unpackTokens(bytes ?? new Uint8Array())).toEqual(texts);
  });

  it('are none when any text of it has none', () => {
    expect(joinTokens([packTokens({ packed: packed(1) }), null])).toBeNull();
    expect(joinTokens([])).toBeNull();
  });

  it('that are made later are found then, and what was read is read once', () => {
    const stored = new Map<number, Uint8Array>([[1, packTokens({ packed: packed(1) })]]);
    const asked: number[] = [];
    const candidates = createCandidateTokens((ids) => {
      asked.push(...ids);
      return new Map(ids.flatMap((id) => (stored.has(id) ? [[id, stored.get(id) ?? new Uint8Array()]] : [])));
    });
    const question = { packed: packed(1) };
    expect(candidates.similarities(question, [1], [[1], [2]])).toEqual([1, null]);
    stored.set(2, packTokens({ packed: packed(2) }));
    expect(candidates.similarities(question, [1], [[1], [2]])).toEqual([1, 0]);
    expect(asked).toEqual([1, 2, 2]);
  });
});

it('the first that is shown is as sure as the surest, and what is for others stays at nothing', () => {
  const sure = (value: number) => ({ value, word: 'sure' as const });
  const ranked = [{ otherAudience: null }, { otherAudience: 'business' }, { otherAudience: null }];
  expect(inOrderShown(ranked, [sure(0.2), sure(0), sure(0.7)])).toEqual([sure(0.7), sure(0), sure(0.2)]);
});
