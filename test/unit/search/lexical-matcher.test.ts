import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLexicalMatcher } from '../../../main/desk/search/lexical-matcher.ts';
import { parseQuery } from '../../../main/desk/search/query.ts';
import { createVocabulary } from '../../../main/desk/search/vocabulary.ts';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

const reader = createTokenizer();
const stops = new Set(reader.tokenize('where when what is my the will').map(({ stem }) => stem));
const numbers = createVocabulary(stops);
const matcher = (text: string, rarity = 6) =>
  createLexicalMatcher(parseQuery(text, reader, stops), stops, numbers, () => rarity, 1);
const read = (text: string) => numbers.encode(reader.tokenize(text));

test('"where" and "when" are not the same question about one thing', () => {
  const asked = matcher('where is my parcel');
  const where = asked.question(read('Where is my parcel?'), 8);
  const when = asked.question(read('When is my parcel here?'), 8);
  expect(where.words).toBeGreaterThan(when.words);
});

test('one common word counts less than a full match', () => {
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
  expect(asked.passage(read('walnuts and hazelnuts'), 60).coverage).toBe(0);
});

test('a text longer than a chunk is encoded whole', () => {
  const long = 'gift '.repeat(70_000);
  expect(matcher('box').passage(read(`${long} box`), 60).coverage).toBe(1);
  expect(matcher('gift').passage(read('box'), 60).coverage).toBe(0);
});
