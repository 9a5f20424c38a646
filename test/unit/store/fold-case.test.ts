import { expect, test } from 'vitest';
import { foldCase, sortName } from '../../../main/desk/store/fold-case.ts';

test.each([
  ['Crème BRÛLÉE', 'creme brulee'],
  ['Großmutters Käse', 'großmutters kase'],
  ['ﬁne ½ price', 'fine 1⁄2 price'],
  ['ÉTÉ', 'ete'],
])('%s folds to %s, and folding again changes nothing', (text, folded) => {
  expect(foldCase(text)).toBe(folded);
  expect(foldCase(folded)).toBe(folded);
});

test('a sort name is at most 80 characters', () => {
  expect(sortName(`  ${'Why? '.repeat(100)}`)).toHaveLength(80);
});
