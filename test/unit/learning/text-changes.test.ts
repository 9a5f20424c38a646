import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyChange,
  extractChanges,
  changeKey,
  reverseChange,
} from '../../../main/desk/learning/feedback/text-changes.ts';

const answer =
  'Delivery takes two working days. It is free above £40. Call us on +44 20 7946 0958 before noon.';
const changes = (after: string, names: readonly string[] = []) =>
  extractChanges(answer, { before: answer, after }, names);
const words = (after: string, names: readonly string[] = []) =>
  changes(after, names).map((change) => [change.before, change.after]);

it('joins neighbouring words into one change, and applies it although other words were changed', () => {
  const found = changes(answer.replace('two working days', 'three days'));
  expect(found).toHaveLength(1);
  const change = found[0] ?? { left: '', before: '', after: '', right: '' };
  expect(applyChange(answer, change)).toBe(answer.replace('two working days', 'three days'));
  expect(applyChange(answer.replace('noon', 'five'), change)).toContain('three days');
  expect(applyChange(answer.replace('two working', 'four'), change)).toBeNull();
});

it('extracts no change with a name, number, greeting or favour for one customer', () => {
  const added = (sentence: string, names: readonly string[] = []) => words(`${answer} ${sentence}`, names);
  expect(added('Your order is BB-10442.')).toEqual([]);
  expect(added('Ask for Angeo at the door.', ['Angeo'])).toEqual([]);
  expect(added('Write to maren.okafor@example.org.')).toEqual([]);
  expect(added('Have a lovely weekend!')).toEqual([]);
  expect(added('We have sent you a new box today.')).toEqual([]);
  expect(words(answer.replace('£40', '£45'))).toEqual([['40', '45']]);
  // The shop's own number stands there already: it is no reason to leave the words beside it alone.
  expect(words(answer.replace('before noon', 'until five'))).toEqual([['before noon', 'until five']]);
});

it('applies and reverses exactly, with the same key whoever made it', () => {
  const word = constantFrom('bread', 'rye', 'two', 'days', 'free');
  const text = array(word, { minLength: 1, maxLength: 12 }).map((each) => each.join(' '));
  assert(
    property(text, text, (before, after) => {
      const found = extractChanges(before, { before, after }, []);
      expect(found.map(changeKey)).toEqual(extractChanges(before, { before, after }, []).map(changeKey));
      const [only] = found;
      const changed = found.length === 1 && only !== undefined ? applyChange(before, only) : null;
      const back = changed === null || only === undefined ? null : applyChange(changed, reverseChange(only));
      expect([after, null]).toContain(changed);
      expect([before, null]).toContain(back);
    }),
    { numRuns: 300 },
  );
});
