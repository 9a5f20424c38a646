import { expect, test } from 'vitest';
import { inWordsOfLibrary } from '../../../main/desk/search/shop-words.ts';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

const reader = createTokenizer();
const reword = (text: string, passages: Readonly<Record<string, number>>): string | null =>
  inWordsOfLibrary(text, reader.tokenize(text), (word) => passages[word] ?? 0);

test('a question is said in the words that the library uses for the same', () => {
  expect(reword('Where is my order?', { parcel: 12, package: 3 })).toBe('Where is my parcel?');
  expect(reword('I want my money back!', { refund: 4 })).toBe('I want my refund!');
});

test('the longest phrase is what is said in other words', () => {
  expect(reword('Do you sell gift cards?', { voucher: 5, present: 9 })).toBe('Do you sell voucher?');
});

test('a question that the library has no other words for stays as it is', () => {
  expect(reword('Where is my order?', {})).toBeNull();
  expect(reword('Do you bake rye?', { parcel: 12 })).toBeNull();
});
