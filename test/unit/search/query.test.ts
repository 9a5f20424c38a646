import { expect, test } from 'vitest';
import { readQuery, wordExpression } from '../../../main/desk/search/query.ts';
import { createWordReader } from '../../../main/desk/search/words.ts';

const reader = createWordReader();
const stops = new Set(['what', 'is', 'it', 'my', 'where']);
const read = (text: string) => readQuery(text, reader, stops);

test('words that only ask do not crowd out what is asked about', () => {
  expect(read('Where is my parcel?').terms.map(({ written }) => written)).toEqual(['parcel']);
});

test('a question of stop words alone does not end up empty', () => {
  expect(read('What is it?').terms).toHaveLength(3);
});

test.each([
  ['order 48213 is late', ['48213']],
  ['error E-4021 again', ['E-4021']],
  ['is SKU BX-77/2 in stock', ['BX-77/2']],
  ['it says “card was refused” all the time', ['card was refused']],
  ['two loaves for 3 people', []],
])('codes and quoted phrases are not lost: %s', (text, exact) => {
  expect(read(text).exact.map(({ written }) => written)).toEqual(exact);
});

test('a long message does not ask the index for every word of it', () => {
  const text = Array.from({ length: 500 }, (_, at) => `word${'abcdefghij'.charAt(at % 10)}${at}`).join(' ');
  expect(read(text).terms.length).toBeLessThanOrEqual(32);
});

test('quotes in a word do not break the expression', () => {
  expect(wordExpression(['a"b', 'c'])).toBe('"a b" OR "c"');
  expect(wordExpression([])).toBeNull();
});
