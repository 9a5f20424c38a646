import { expect, test } from 'vitest';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

const read = (text: string) => createTokenizer().tokenize(text);
const stems = (text: string): readonly string[] => read(text).map(({ stem }) => stem);

test('a word with accents or in capitals is not missed', () => {
  expect(stems('CRÈME Brûlée')).toEqual(stems('creme brulee'));
});

test('forms of one word are not taken for different words', () => {
  expect(new Set(stems('deliver delivered delivering delivers')).size).toBe(1);
});

test('marks are not shifted by what stands before them', () => {
  const text = '🥖 «Pâté», e\u0301clair & 𝓬𝓪𝓴𝓮 x2';
  expect(read(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Pâté',
    'e\u0301clair',
    '𝓬𝓪𝓴𝓮',
    'x2',
  ]);
});

test('a code is not stemmed into another one', () => {
  expect(stems('A4021s')).toEqual(['a4021s']);
});

test('a sentence without spaces is not one word that nothing else ever equals', () => {
  const text = '请问订单发货x2';
  expect(read(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '请问',
    '问订',
    '订单',
    '单发',
    '发货',
    'x2',
  ]);
  expect(stems('サービス')).toEqual(stems('サービス'.normalize('NFC')));
});
