import { expect, test } from 'vitest';
import { fold, sortName } from '../../../main/desk/store/fold.ts';

test.each([
  ['Crème BRÛLÉE', 'creme brulee'],
  ['Großmutters Käse', 'großmutters kase'],
  ['ﬁne ½ price', 'fine 1⁄2 price'],
  ['ÉTÉ', 'ete'],
])('%s is sought as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

test('what is sorted by is short, however long the question', () => {
  expect(sortName(`  ${'Why? '.repeat(100)}`)).toHaveLength(80);
});
