import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatcher } from '../../../main/desk/search/evidence.ts';
import { readQuery } from '../../../main/desk/search/query.ts';
import { createStemNumbers } from '../../../main/desk/search/stems.ts';
import { createWordReader } from '../../../main/desk/search/words.ts';

const reader = createWordReader();
const stops = new Set(reader.read('where when what is my the will').map(({ stem }) => stem));
const numbers = createStemNumbers(stops);
const matcher = (text: string, rarity = 6) =>
  createMatcher(readQuery(text, reader, stops), stops, numbers, () => rarity, 1);
const read = (text: string) => numbers.run(reader.read(text));

test('"where" and "when" are not the same question about one thing', () => {
  const asked = matcher('where is my parcel');
  const where = asked.question(read('Where is my parcel?'), 8);
  const when = asked.question(read('When is my parcel here?'), 8);
  expect(where.words).toBeGreaterThan(when.words);
});

test('a chance meeting of one everyday word does not count like a full match', () => {
  const text = read('parcel');
  const everyday = matcher('the parcel', 0.5).passage(text, 60);
  const rare = matcher('the parcel', 12).passage(text, 60);
  expect(everyday.words).toBeLessThan(rare.words / 10);
});

test('words of the question that stand together count for more than the same words far apart', () => {
  const asked = matcher('gift box price');
  const together = asked.passage(read('The gift box price is on the label of every one.'), 60);
  const apart = asked.passage(
    read('A gift for somebody who likes bread and jam in a nice big box at a good fair low price'),
    60,
  );
  expect(together.near).toBeGreaterThan(apart.near);
  expect(together.adjacent).toBe(1);
  expect(apart.adjacent).toBe(0);
});

test('a code is not found in a text that only holds its parts', () => {
  const asked = matcher('box BX-77');
  expect(asked.exact(read('Gift box BX-77 holds jam'))).toBe(1);
  expect(asked.exact(read('77 boxes of type BX'))).toBe(0);
});

test('no text scores outside 0 to 1, so that scores compare across questions', () => {
  const words = fc.array(fc.constantFrom('gift', 'box', 'where', 'parcel', 'my', 'jam', 'x7'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, (question, text) => {
      const asked = matcher(question.join(' '));
      const texts = read(text.join(' '));
      for (const evidence of [asked.passage(texts, 60), asked.question(texts, 8)])
        for (const value of Object.values(evidence)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
    }),
  );
});

test('a word that was first seen after the question was read is not taken for one of its words', () => {
  const asked = matcher('gift box');
  expect(asked.passage(read('walnuts and hazelnuts'), 60).covered).toBe(0);
});

test('a text that does not fit into the memory at hand is not cut', () => {
  const long = 'gift '.repeat(70_000);
  expect(matcher('box').passage(read(`${long} box`), 60).covered).toBe(1);
  expect(matcher('gift').passage(read('box'), 60).covered).toBe(0);
});
