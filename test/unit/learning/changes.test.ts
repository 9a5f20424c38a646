import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { applied, changesIn, keyOf, reversed } from '../../../main/desk/learning/feedback/changes.ts';

const answer =
  'Delivery takes two working days. It is free above £40. Call us on +44 20 7946 0958 before noon.';
const changes = (after: string, names: readonly string[] = []) =>
  changesIn(answer, { before: answer, after }, names);
const words = (after: string, names: readonly string[] = []) =>
  changes(after, names).map((change) => [change.before, change.after]);

it('takes neighbouring words for one change, and finds the place again although other words were changed', () => {
  const found = changes(answer.replace('two working days', 'three days'));
  expect(found).toHaveLength(1);
  const change = found[0] ?? { left: '', before: '', after: '', right: '' };
  expect(applied(answer, change)).toBe(answer.replace('two working days', 'three days'));
  expect(applied(answer.replace('noon', 'five'), change)).toContain('three days');
  expect(applied(answer.replace('two working', 'four'), change)).toBeNull();
});

it('offers no name, number, greeting or favour of one customer as the text for all', () => {
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

it('leads to the edited text and back, and is the same change whoever made it', () => {
  const word = constantFrom('bread', 'rye', 'two', 'days', 'free');
  const text = array(word, { minLength: 1, maxLength: 12 }).map((each) => each.join(' '));
  assert(
    property(text, text, (before, after) => {
      const found = changesIn(before, { before, after }, []);
      expect(found.map(keyOf)).toEqual(changesIn(before, { before, after }, []).map(keyOf));
      const [only] = found;
      const changed = found.length === 1 && only !== undefined ? applied(before, only) : null;
      const back = changed === null || only === undefined ? null : applied(changed, reversed(only));
      expect([after, null]).toContain(changed);
      expect([before, null]).toContain(back);
    }),
    { numRuns: 300 },
  );
});
