import { expect, test } from 'vitest';
import { createFormat } from '../../../locales/format.ts';
import { chooseLocale, localeOfChoice } from '../../../locales/languages.ts';
import type { MessageKey } from '../../../locales/keys.ts';
import { createTranslate } from '../../../locales/translate.ts';

const words = new Map<string, object>([
  [
    'en',
    {
      files_one: '{{count}} file',
      files_other: '{{count}} files',
      named: 'Open {{name}}',
      gone: 'Gone',
      gone_entry: 'That entry is gone',
      common: { quoted: '“{{text}}”' },
      kinds: { all: { pdf: 'a PDF' } },
      on: 'Since {{day, date}}',
      says: 'It says {{words, quoted}}',
      isA: 'This is {{kind, kinds.all}}',
      only: 'English only',
    },
  ],
  ['de', { files_one: '{{count}} Datei', files_other: '{{count}} Dateien' }],
]);

// The keys of the product are another catalogue's.
const speak = (locale: string) => {
  const translate = createTranslate(locale, createFormat(locale), words);
  return (key: string, params?: Parameters<typeof translate>[1]) => translate(key as MessageKey, params);
};

test('a count chooses the plural and is written as the locale writes numbers', () => {
  const t = speak('en-GB');
  expect(t('files', { count: 1 })).toBe('1 file');
  expect(t('files', { count: 12_340 })).toBe('12,340 files');
  expect(speak('de-DE')('files', { count: 12_340 })).toBe('12.340 Dateien');
});

test('what fills a sentence stays as it is, whatever it holds', () => {
  const t = speak('en');
  for (const name of ['<b>', '{{name}}', '$t(gone)', '{{count}}', '$1 & $&'])
    expect(t('named', { name })).toBe(`Open ${name}`);
});

test('a context takes its own sentence where there is one', () => {
  const t = speak('en');
  expect(t('gone', { context: 'entry' })).toBe('That entry is gone');
  expect(t('gone', { context: 'queue' })).toBe('Gone');
});

test('a place is written in the way that it names', () => {
  const t = speak('en-GB');
  expect(t('on', { day: new Date(2026, 9, 3, 12).getTime() })).toBe('Since 3 October 2026');
  expect(t('says', { words: ['this', 'that'] })).toBe('It says “this” and “that”');
  expect(t('isA', { kind: 'pdf' })).toBe('This is a PDF');
});

test('English stands in for what a language lacks', () => {
  expect(speak('de')('only')).toBe('English only');
});

test('a key that is nowhere and a place that nothing fills are mistakes', () => {
  expect(() => speak('en')('nowhere')).toThrow(/nowhere/);
  expect(() => speak('en')('named')).toThrow(/\{\{name\}\}/);
});

test('the locale is a language that there is, with the region of the person', () => {
  expect(chooseLocale(['de-AT', 'en-US'], words)).toBe('de-AT');
  expect(chooseLocale(['nl-NL', 'en-US'], words)).toBe('en-NL');
  expect(chooseLocale(['C', 'fr'], words)).toBe('en');
  expect(chooseLocale([], words)).toBe('en');
});

test('dates and numbers are written as the locale does', () => {
  const at = new Date(2026, 9, 3, 14, 5);
  const british = createFormat('en-GB');
  expect(british.shortDate(at, at.getTime())).toBe('3 Oct');
  expect(british.shortDate(at, new Date(2027, 1, 1).getTime())).toBe('3 Oct 2026');
  expect(british.time(at)).toBe('14:05');
  expect(createFormat('en-US').time(at)).toMatch(/^2:05\sPM$/u);
  expect(british.bytes(1_234_000)).toBe('1.2 MB');
  expect(british.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(british.relative(at.getTime() - 180_000, at.getTime())).toBe('3 minutes ago');
  expect(british.duration(45_000)).toBe('45 secs');
  expect([50_000, 95_000, 7_384_000].map((ms) => british.span(ms))).toEqual([
    '50 secs',
    '1 min 35 secs',
    '2 hrs 3 mins',
  ]);
  expect(createFormat('en-US').shortDate(at, at.getTime())).toBe('Oct 3');
  expect(createFormat('en-DE').shortDate(at, at.getTime())).toBe('3 Oct');
});

// Bug: a change of no mails in a hundred was "-0%".
test('what rounds to nothing has no sign, and what is less than nothing keeps its own', () => {
  const british = createFormat('en-GB');
  expect([-0.004, -0, 0.004, -0.25].map((value) => british.percent(value))).toEqual([
    '0%',
    '0%',
    '0%',
    '-25%',
  ]);
  expect([-0.0001, -0, -3].map((value) => british.number(value))).toEqual(['0', '0', '-3']);
  expect(british.money(-0.001, 'GBP')).toBe('£0.00');
});

test('a chosen language goes before the system’s and keeps its region; none that is not there', () => {
  const words = new Map(['en', 'de', 'fr'].map((code) => [code, {}]));
  expect(localeOfChoice('fr', ['de-CH', 'en-US'], words)).toBe('fr-CH');
  expect(localeOfChoice(null, ['de-CH', 'en-US'], words)).toBe('de-CH');
  expect(localeOfChoice('nl', ['de-CH'], words)).toBe('de-CH');
});
