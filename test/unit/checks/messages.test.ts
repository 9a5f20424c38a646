import { expect, test } from 'vitest';
import { checkMessages } from '../../../build/checks/messages.ts';
import { findSentences } from '../../../build/checks/sentences.ts';
import { createTree } from '../../support/tree.ts';

const english = {
  errors: { gone: 'Gone', gone_entry: 'That entry is gone' },
  library: { files_one: '{{count}} file', files_other: '{{count}} files' },
};
const uses = "t('errors.gone', { context }); t('library.files', { count });";

const check = (
  files: Readonly<Record<string, string>> = {},
  words: object = english,
  others: Readonly<Record<string, object>> = {},
): readonly string[] => {
  using tree = createTree({
    'renderer/app.tsx': uses,
    'locales/en.json': JSON.stringify(words),
    ...Object.fromEntries(Object.entries(others).map(([file, each]) => [file, JSON.stringify(each)])),
    ...files,
  });
  return checkMessages(tree.root);
};

test('words that are all in the catalogue have no findings', () => {
  expect(check()).toEqual([]);
  expect(check({ 'build/tool.ts': "const a = 'Not seen by anybody.';" })).toEqual([]);
});

test.each([
  ['text between tags', 'const a = <p>Take all</p>;'],
  ['a word between tags', "const a = <p>{on ? 'on' : 'off'}</p>;"],
  ['an attribute that is read', '<a aria-label="Close" />;'],
  ['an attribute with a condition', "<a title={on ? 'take it' : t('errors.gone')} />;"],
  ['a property that is read', "const a = { label: 'Close' };"],
  ['a sentence', "say('The library is empty');"],
  ['the end of a sentence', "say('and nothing else.');"],
  ['a sentence with a place', 'say(`There is no ${what}`);'],
])('%s outside the catalogues is found', (_what, code) => {
  expect(findSentences('a.tsx', code)).not.toEqual([]);
});

test.each([
  ['a name', "emit('library.changed');"],
  ['a kind', "const a: 'at once' = 'at once';"],
  ['a comparison', "if (a === 'When Accepted') b();"],
  ['what is thrown at developers', "throw new RangeError('The list is empty.');"],
  ['a query', "sql('SELECT id FROM documents WHERE state = 1.');"],
  ['a class', '<p className="Big text" />;'],
  ['an import', "import a from './The file.ts';"],
])('%s is no sentence', (_what, code) => {
  expect(findSentences('a.tsx', code)).toEqual([]);
});

test('a sentence is told with its place', () => {
  expect(check({ 'renderer/b.tsx': '\nexport const a = <p>Take all</p>;\n' })).toEqual([
    'renderer/b.tsx:2: a sentence outside locales/: Take all',
  ]);
});

test('keys that are not there, and sentences that nothing asks for, are found', () => {
  expect(check({ 'renderer/b.ts': "t('errors.lost');" })).toEqual([
    'renderer/b.ts:1: no sentence in locales/en.json for errors.lost',
  ]);
  expect(check({}, { ...english, extra: { one: 'Never said' } })).toEqual([
    'locales/en.json: nothing asks for extra.one',
  ]);
  // A key that is put together when it runs asks for all that it may be.
  expect(
    check({ 'renderer/b.ts': 't(`extra.${kind}`);' }, { ...english, extra: { one: 'a', two: 'b' } }),
  ).toEqual([]);
  // One that is put together of nothing known asks for nothing.
  expect(check({ 'renderer/b.ts': 't(`${section}.${code}`);' }, { ...english, extra: { one: 'a' } })).toEqual(
    ['locales/en.json: nothing asks for extra.one'],
  );
  // So does a part of the catalogue that is named, in code or by a sentence.
  const extra = { kinds: { pdf: 'a PDF' }, is: 'It is {{kind, extra.kinds}}' };
  expect(check({ 'renderer/b.ts': "t('extra.is', { kind });" }, { ...english, extra })).toEqual([]);
  expect(
    check(
      { 'renderer/b.ts': "statementText('extra.kinds', why);" },
      { ...english, extra: { kinds: { pdf: 'a' } } },
    ),
  ).toEqual([]);
});

test('places that nothing fills, and what has no place, are found', () => {
  expect(check({ 'renderer/b.ts': "t('library.files');" })).toEqual([
    'renderer/b.ts:1: library.files has {{count}}, which nothing fills',
  ]);
  expect(check({ 'renderer/b.ts': "t('errors.gone', { name });" })).toEqual([
    'renderer/b.ts:1: errors.gone has no place for name',
  ]);
});

test('a language that lacks a key or a place is found', () => {
  const german = (files: object) => ({
    'locales/de.json': { errors: { gone: 'Weg', gone_entry: 'Der Eintrag ist weg' }, library: files },
  });
  expect(check({}, english, german({ files_one: 'Eine', files_other: '{{count}} Dateien' }))).toEqual([]);
  expect(check({}, english, german({ files_one: 'Eine', files_other: 'Dateien' }))).toEqual([
    'locales/de.json: library.files has other places than English: count',
  ]);
  const other = { library: { files_other: '{{count}} Dateien' }, more: 'Mehr' };
  expect(check({}, english, { 'locales/de.json': other })).toEqual([
    'locales/de.json: errors.gone is missing',
    'locales/de.json: errors.gone_entry is missing',
    'locales/de.json: more is not in English',
  ]);
});
