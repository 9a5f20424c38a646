import { expect, test } from 'vitest';
import { highlightSpans, sharedWords } from '../../../main/desk/search/explain.ts';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

const reader = createTokenizer();
const marked = (text: string, question: string): readonly string[] =>
  highlightSpans(text, reader.tokenize(text), new Set(reader.tokenize(question).map(({ stem }) => stem))).map(
    ({ start, end }) => text.slice(start, end),
  );

test('highlights other forms of the word', () => {
  expect(marked('Deliveries are free.', 'delivery')).toEqual(['Deliveries']);
});

test('neighbours are marked as one stretch, but not across a sentence', () => {
  expect(marked('Gift box. Box of gifts', 'gift box')).toEqual(['Gift box', 'Box', 'gifts']);
});

test('a word inside another word is not marked', () => {
  expect(marked('The carpet is carless.', 'car')).toEqual([]);
});

test('the words named in the reason are those of the text, with their case', () => {
  const text = 'The Bread Club';
  expect(sharedWords(text, reader.tokenize(text), new Set(['bread'])).map(({ written }) => written)).toEqual([
    'Bread',
  ]);
});
