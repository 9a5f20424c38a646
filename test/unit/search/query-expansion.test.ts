import { expect, test } from 'vitest';
import { expandQuery } from '../../../main/desk/search/query-expansion.ts';

const glossary = [
  ['hamper', 'gift box', 'box'],
  ['sourdough', 'levain'],
];

test('a word is found in any form and said in each of the other ways', () => {
  expect(expandQuery('Do you ship Hampers abroad?', glossary)).toEqual([
    'Do you ship hamper abroad?',
    'Do you ship gift box abroad?',
    'Do you ship box abroad?',
  ]);
});

test('the longest phrase counts, so that a part of it is not said twice', () => {
  expect(expandQuery('Is the gift box free?', glossary)).toEqual(['Is the hamper free?', 'Is the box free?']);
});

test('a part of a longer word is not taken for the word', () => {
  expect(expandQuery('My mailbox is full', glossary)).toEqual([]);
});

test('a question without such words, or a shop without a glossary, costs no second search', () => {
  expect(expandQuery('Where is my parcel?', glossary)).toEqual([]);
  expect(expandQuery('Is the hamper free?', [])).toEqual([]);
});
