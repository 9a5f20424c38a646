import { expect, test } from 'vitest';
import {
  createContradictionFinder,
  toContradiction,
} from '../../../main/desk/learning/similar-entries/contradictions.ts';

const find = createContradictionFinder();
const words = (a: string, b: string): string | null => {
  const found = toContradiction(find(a, b));
  if (found === null) return null;
  const quoted = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' ');
  return `${quoted(a, found.a)} | ${quoted(b, found.b)}`;
};

test.each([
  [
    'You can return items within 14 days.',
    'Returns are possible within 30 days of arrival.',
    '14 days | 30 days',
  ],
  ['Yes, we ship to Norway.', 'No, we only ship within the EU.', 'Yes | No'],
  ['You must keep the receipt.', 'You do not need to keep the receipt.', 'must | do not need to'],
  ['Shipping costs 4.90 €.', 'Shipping costs €5.90 for all orders.', '4.90 € | €5.90'],
  ['We are open Monday to Friday.', 'We are open Monday to Saturday.', 'Friday | Saturday'],
  ['The course starts on 12 March.', 'The course starts on March 15.', '12 March | March 15'],
  ['We accept Visa and PayPal.', 'We do not accept PayPal.', 'We accept | do not accept'],
  [
    'Batteries are included in the box.',
    'Batteries are not included in the box.',
    'Batteries are included in the box. | not',
  ],
  ['The cap is 5,00,000 rupees.', 'The cap is 3,00,000 rupees.', '5,00,000 rupees | 3,00,000 rupees'],
])('finds the contradiction with its words: %s / %s', (a, b, expected) => {
  expect(words(a, b)).toBe(expected);
});

test.each([
  ['You can return items within two weeks.', 'Returns are accepted for 14 days.'],
  ['Yes, we ship to Norway. It takes 5 days.', 'We ship to Norway in 5 days.'],
  ['Shipping costs 4,90 € and takes 3 days.', 'Shipping takes 3 days.'],
  ['The shop opens at 9 am.', 'The shop opens at 9:00.'],
  ['It takes 3 days at home and 7 days abroad.', 'Abroad it takes 7 days. At home it takes 3 days.'],
  ['Freeze it sliced. It keeps for three months.', 'It keeps for 3 months when it is frozen in slices.'],
])('finds no contradiction in a paraphrase: %s / %s', (a, b) => {
  expect(words(a, b)).toBeNull();
});
