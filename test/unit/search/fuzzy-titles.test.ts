import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { editsWithin } from '../../../main/desk/search/edits-within.ts';
import { createFuzzyTitles } from '../../../main/desk/search/fuzzy-titles.ts';

/** The same by the book: a row of edits a letter, which may begin and end anywhere in the text. */
function editsByTable(pattern: string, text: string): number {
  let row = Array.from({ length: pattern.length + 1 }, (_, at) => at);
  let least = pattern.length;
  for (const letter of text) {
    const next = [0];
    for (let at = 1; at <= pattern.length; at++)
      next.push(
        Math.min(
          (row[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (row[at - 1] ?? 0) + (letter === pattern[at - 1] ? 0 : 1),
        ),
      );
    row = next;
    least = Math.min(least, next[pattern.length] ?? 0);
  }
  return least;
}

const letters = (texts: readonly string[]) => Uint16Array.from(texts.join(''), (one) => one.charCodeAt(0));
const ends = (texts: readonly string[]) =>
  Uint32Array.from(texts, (_, at) => texts.slice(0, at + 1).join('').length);

// Bug: a carry out of the last bit of a pattern of 32 letters, or one text's letters counted as the next one's.
test('the edits to find a pattern within texts are those that a table of all edits gives', () => {
  const unit = constantFrom('a', 'b', 'c', 'ü');
  const pattern = string({ unit, minLength: 1, maxLength: 32 });
  const text = string({ unit, maxLength: 60 });
  assert(
    property(pattern, text, text, (asked, one, other) => {
      const texts = [one, other];
      expect([...editsWithin(asked, letters(texts), ends(texts), 2)]).toEqual(
        texts.map((given) => editsByTable(asked, given)),
      );
    }),
  );
});

const shelf = (...texts: readonly (readonly [owner: number, text: string, weight?: number])[]) => {
  const titles = createFuzzyTitles();
  for (const [owner, text, weight = 1 / 2] of texts) titles.add(owner, text, weight);
  return titles;
};

test('titles are found by a part of them with letters swapped, left out or exchanged, in any case', () => {
  const titles = shelf([0, 'How do I return a broken cup?'], [1, 'When are you open on Sunday?']);
  for (const typed of ['retrun a brokn', 'BROKEN CUP', 'broken cpu', 'i retorn'])
    expect(titles.find(typed, 5)).toEqual([0]);
  expect(titles.find('wool blanket', 5)).toEqual([]);
  expect(titles.find('', 5)).toEqual([]);
});

// Bug: an entry with several like texts is listed once for each of them.
test('the nearer text comes first, of those as near the shorter, and each owner once', () => {
  const titles = shelf(
    [0, 'What is a gift cart good for?'],
    [1, 'Where can I buy a gift card for my friends abroad?'],
    [2, 'Gift card'],
    [2, 'A gift card', 1 / 3],
  );
  expect(titles.find('gift card', 5)).toEqual([2, 1, 0]);
  expect(titles.find('gift card', 1)).toEqual([2]);
});

test('a text longer than a pattern is found by all its patterns, and many titles are kept', () => {
  const titles = createFuzzyTitles();
  for (let owner = 0; owner < 3_000; owner++)
    titles.add(owner, `Question about item number ${owner}, and what it costs here`, 1 / 2);
  expect(titles.find('question about item number 2718, and what it costs', 1)).toEqual([2718]);
});
