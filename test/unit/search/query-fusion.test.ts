import { describe, expect, it } from 'vitest';
import fitted from '../../../main/desk/search/fitted.json' with { type: 'json' };
import { noAnswer } from '../../../main/desk/search/confidence.ts';
import { fuseResults, type QueryResult, storyWeight } from '../../../main/desk/search/query-fusion.ts';

const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
const request = (context = '') => ({ text: words(8), context });

describe('how much the whole message says about a request', () => {
  it('is nothing where the message is its requests, so that a short question is searched as before', () => {
    expect(storyWeight(words(8), [request()])).toBe(0);
    expect(storyWeight(words(26), [request(), request(), request()])).toBe(0);
    expect(storyWeight('', [])).toBe(0);
  });

  it('is more the longer the story is, and never all', () => {
    const weights = [20, 60, 150, 1_000].map((told) => storyWeight(words(8 + told), [request(words(told))]));
    expect(weights).toEqual(weights.toSorted((one, other) => one - other));
    expect(weights.at(-1)).toBeLessThan(1);
    expect(weights[1]).toBeGreaterThan(0.5);
  });

  it('is less for each of several, and less still where each has a story of its own', () => {
    const one = storyWeight(words(68), [request(words(60))]);
    const two = storyWeight(words(76), [request(words(60)), request()]);
    const apart = storyWeight(words(76), [request(words(30)), request(words(30))]);
    expect(two).toBeLessThan(one);
    expect(apart).toBeLessThan(two);
  });
});

/** What one view finds, each as [target, score, what its tokens add]. */
function viewOf(...found: readonly (readonly [string, number, number])[]): QueryResult {
  const ranked = found.map(([target, score, byTokens]) => ({
    candidate: { target },
    parts: { meaningBest: score },
    score,
    byTokens,
    covered: score,
    otherAudience: null,
    suppressed: null,
  }));
  return { finding: { ranked }, calibrated: ranked.map(() => noAnswer) } as unknown as QueryResult;
}

// Bug: a long letter has rare words of its own, and the answer with the most of them comes first.
it('tokens put answers in order where the request says what it is about, and not where the whole message does', () => {
  const alone = viewOf(['right', 0.6, 0], ['wordy', 0.5, 0.2]);
  const orderAt = (weight: number): readonly string[] =>
    fuseResults(alone, null, { view: alone, weight }, fitted.byMeaning.confidence).finding.ranked.map(
      ({ candidate }) => candidate.target,
    );
  expect(orderAt(0.2)).toEqual(['wordy', 'right']);
  expect(orderAt(0.9)).toEqual(['right', 'wordy']);
});

// Bug: three looks that find one answer were as sure of it as three that find three.
it('an answer is surer where the request and the whole message find it, and less sure where they differ', () => {
  const surer = (first: string, other: string): QueryResult => {
    const { finding } = viewOf([first, 0.6, 0], [other, 0.5, 0]);
    return { finding, calibrated: [0.4, 0.3].map((value) => ({ ...noAnswer, value })) };
  };
  const curve = fitted.byMeaning.confidence;
  const sureness = (whole: QueryResult): number | undefined =>
    fuseResults(surer('one', 'two'), null, { view: whole, weight: 0.1 }, curve).calibrated[0]?.value;
  const [agreed, differed] = [sureness(surer('one', 'two')), sureness(surer('two', 'one'))];
  expect(agreed).toBeGreaterThan(0.4);
  expect(differed).toBeLessThan(0.4);
});
