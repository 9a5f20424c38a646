import { expect, test } from 'vitest';
import { checkSizes } from '../../../build/checks/sizes.ts';
import { createTree } from '../../support/tree.ts';

const ofLines = (lines: number): string => 'export {};\n'.repeat(lines);

const check = (files: Readonly<Record<string, string>>): readonly string[] => {
  using tree = createTree(files);
  return checkSizes(tree.root);
};

test('files up to the limit of their kind have no findings', () => {
  expect(
    check({
      'main/desk/desk.ts': ofLines(150),
      'main/desk/library/library.ts': ofLines(350),
      'renderer/ui/base.css': ofLines(250),
      'build/run.mjs': ofLines(350),
    }),
  ).toEqual([]);
});

test.each([
  ['main/desk/desk.ts', 151],
  ['main/desk/library/library.ts', 351],
  ['renderer/app.tsx', 351],
  ['renderer/ui/base.css', 251],
  ['build/run.mjs', 351],
])('%s of %i lines is too long', (file, lines) => {
  expect(check({ [file]: ofLines(lines) })).toEqual([expect.stringMatching(`^${file}: has ${lines} lines`)]);
});
