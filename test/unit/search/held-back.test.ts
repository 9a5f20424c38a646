import { expect, it } from 'vitest';
import { type AgainstIt, heldBack, objections } from '../../../main/desk/search/held-back.ts';

const against = (cosine: number, changes: Partial<AgainstIt> = {}): AgainstIt => ({
  reason: 'wrong',
  cosine,
  at: 10,
  ...changes,
});
const vector = new Int8Array();

it('holds the same message back wholly even where the answer asks just that, and a similar one by how similar it is', () => {
  expect(heldBack(against(1), 1, null)).toBe(1);
  expect(heldBack(against(0.9), 0.3, null)).toBeCloseTo(0.5);
  expect(heldBack(against(0.84), 0.1, null)).toBe(0);
});

it('leaves a message alone that is about as much like the answer, or was answered with it', () => {
  expect(heldBack(against(0.93), 0.75, null)).toBe(0);
  expect(heldBack(against(0.93), 0.2, { cosine: 0.95, at: 5 })).toBe(0);
  // Of the same message, what was decided last counts: accepted after the mark, or marked after it was accepted.
  expect(heldBack(against(1), 0.2, { cosine: 1, at: 20 })).toBe(0);
  expect(heldBack(against(1), 0.2, { cosine: 1, at: 5 })).toBe(1);
});

it('reaches less far for one customer alone, and forgets what was outdated once the answer is another', () => {
  expect(heldBack(against(0.94, { reason: 'not for this customer' }), 0, null)).toBe(0);
  const pair = { target: 'e:1', at: 1, vector, isFaded: true };
  const of = (reason: AgainstIt['reason'], isFaded = true) =>
    objections([{ ...pair, reason, isFaded }], () => 1).size;
  expect([of('outdated'), of('incomplete'), of('outdated', false)]).toEqual([0, 0, 1]);
  expect(objections([{ ...pair, reason: 'wrong', isFaded: false }], () => 0.8).size).toBe(0);
});
