import { expect, it } from 'vitest';
import { type Cause, newsOf } from '../../../main/desk/learning/golden/causes.ts';
import { compare, placeOf } from '../../../main/desk/learning/golden/standards.ts';
import type { ConfidenceWord, GoldenPlace } from '../../../preload/contract.ts';

const at = (place: number | null, word: ConfidenceWord): GoldenPlace => ({
  place,
  word,
  best: { title: '', text: '' },
});
const placed = (target: string, documentId: string, heading: string, word: ConfidenceWord = 'likely') => ({
  target,
  documentId,
  heading,
  title: heading,
  text: '',
  internal: false,
  confidence: { word, value: 0.5 },
});

it('goes by the place first and by the word at the same place (a second place that is surer would pass for better)', () => {
  expect(compare(at(1, 'likely'), at(2, 'sure'))).toBe('worse');
  expect(compare(at(2, 'sure'), at(1, 'a guess'))).toBe('better');
  expect(compare(at(1, 'sure'), at(1, 'a guess'))).toBe('worse');
  expect(compare(at(3, 'a guess'), at(null, 'no good answer'))).toBe('worse');
  expect(compare(at(null, 'no good answer'), at(null, 'no good answer'))).toBe('as before');
});

it('knows a passage by its heading once its document was read again, and takes no other document for it', () => {
  const pair = { target: 'p:7', documentId: 'faq', heading: 'Delivery' };
  const now = [placed('p:12', 'terms', 'Delivery'), placed('p:30', 'faq', 'Delivery', 'sure')];
  expect(placeOf(pair, now)).toMatchObject({ place: 2, word: 'sure' });
  expect(placeOf({ ...pair, target: 'e:7' }, now).place).toBeNull();
});

it('offers to take back only when all that was done can be, and tells each cause once, the last first', () => {
  const cause = (what: string, undo = true): Cause => ({ what, undo: undo ? () => Promise.resolve() : null });
  expect(newsOf(2, [cause('a'), cause('b'), cause('b')])).toMatchObject({
    since: 'b and a',
    canTakeBack: true,
  });
  const stuck = newsOf(1, [cause('a'), cause('b', false)]);
  expect(stuck.canTakeBack).toBe(false);
  expect(stuck.whyNot).not.toBe('');
  // After a restart nobody knows what was done.
  expect(newsOf(1, [])).toMatchObject({ since: '', canTakeBack: false });
  expect(newsOf(1, [cause('a'), cause('b'), cause('c')]).since).toBe('c and 2 other changes');
});
