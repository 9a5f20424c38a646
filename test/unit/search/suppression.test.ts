import { expect, it } from 'vitest';
import {
  type NegativeMatch,
  suppressionShare,
  strongestNegativeMatches,
} from '../../../main/desk/search/suppression.ts';

const against = (cosine: number, changes: Partial<NegativeMatch> = {}): NegativeMatch => ({
  reason: 'wrong',
  cosine,
  at: 10,
  ...changes,
});
const vector = new Int8Array();
/** The share where a question of another answer is as close as can be, so that nothing is asked in other words. */
const shareOf = (match: NegativeMatch, own: number, answered: Parameters<typeof suppressionShare>[2]) =>
  suppressionShare(match, { own, others: 1 }, answered);

it('suppresses an answer fully for the same message and in proportion to the similarity for a similar one', () => {
  expect(shareOf(against(1), 1, null)).toBe(1);
  expect(shareOf(against(0.9), 0.3, null)).toBeCloseTo(0.5);
  expect(shareOf(against(0.84), 0.1, null)).toBe(0);
});

it("does not suppress for a message near the answer's own question, or nearer to one answered with it", () => {
  expect(shareOf(against(0.93), 0.75, null)).toBe(0);
  expect(shareOf(against(0.93), 0.2, { cosine: 0.95, at: 5 })).toBe(0);
  // Of the same message, what was decided last counts: accepted after the mark, or marked after it was accepted.
  expect(shareOf(against(1), 0.2, { cosine: 1, at: 20 })).toBe(0);
  expect(shareOf(against(1), 0.2, { cosine: 1, at: 5 })).toBe(1);
});

it('suppresses "not for this customer" only near the same message, and drops "outdated" once the answer changed', () => {
  expect(shareOf(against(0.94, { reason: 'not for this customer' }), 0, null)).toBe(0);
  const pair = { target: 'e:1', at: 1, vector, isStale: true };
  const of = (reason: NegativeMatch['reason'], isStale = true) =>
    strongestNegativeMatches([{ ...pair, reason, isStale }], () => 1).size;
  expect([of('outdated'), of('incomplete'), of('outdated', false)]).toEqual([0, 0, 1]);
  expect(strongestNegativeMatches([{ ...pair, reason: 'wrong', isStale: false }], () => 0.6).size).toBe(0);
});

it('suppresses an answer for what asks the same in other words: no question of the library is as close by far', () => {
  const share = (cosine: number, own: number, others: number, reason?: NegativeMatch['reason']) =>
    suppressionShare(against(cosine, reason && { reason }), { own, others }, null);
  expect([share(0.8, 0.6, 0.5), share(0.7, 0.5, 0.5), share(0.6, 0.2, 0.2)]).toEqual([
    1,
    expect.closeTo(2 / 3),
    0,
  ]);
  // Another answer's question, or its own, is about as close: then the mark says nothing.
  expect([share(0.8, 0.75, 0.5), share(0.8, 0.5, 0.75)]).toEqual([0, 0]);
  expect(share(0.8, 0.2, 0.2, 'not for this customer')).toBe(0);
  expect(suppressionShare(against(0.8), { own: 0.5, others: 0.5 }, { cosine: 0.81, at: 5 })).toBe(0);
});
