import { expect, test } from 'vitest';
import { parseQuery, ftsExpression } from '../../../main/desk/search/query.ts';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

const reader = createTokenizer();
const stops = new Set(['what', 'is', 'it', 'my', 'where']);
const read = (text: string) => parseQuery(text, reader, stops);

test('stop words are no terms', () => {
  expect(read('Where is my parcel?').terms.map(({ written }) => written)).toEqual(['parcel']);
});

test('stop words are the terms when there are no others', () => {
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

test('at most 32 terms are asked of the index', () => {
  const text = Array.from({ length: 500 }, (_, at) => `word${'abcdefghij'.charAt(at % 10)}${at}`).join(' ');
  expect(read(text).terms.length).toBeLessThanOrEqual(32);
});

test('quotes are stripped from the FTS expression', () => {
  expect(ftsExpression(['a"b', 'c'])).toBe('"a b" OR "c"');
  expect(ftsExpression([])).toBeNull();
});
