import { expect, test } from 'vitest';
import { matchedIn, sharedWords } from '../../../main/desk/search/explain.ts';
import { createWordReader } from '../../../main/desk/search/words.ts';

const reader = createWordReader();
const marked = (text: string, question: string): readonly string[] =>
  matchedIn(text, reader.read(text), new Set(reader.read(question).map(({ stem }) => stem))).map(
    ({ start, end }) => text.slice(start, end),
  );

test('the mark does not miss another form of the word', () => {
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
  expect(sharedWords(text, reader.read(text), new Set(['bread'])).map(({ written }) => written)).toEqual([
    'Bread',
  ]);
});
