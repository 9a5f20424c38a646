import { expect, test } from 'vitest';
import { sentencesOf } from '../../../build/checks/message-keys.ts';
import { catalogues } from '../../../locales/catalogues.ts';
import english from '../../../locales/en.json' with { type: 'json' };
import { createTranslate } from '../../../locales/translate.ts';
import { wordError } from '../../../locales/word.ts';
import { evalKinds } from '../../../main/cli/eval/kinds.ts';
import { errorReasons } from '../../../preload/contract.ts';

const sentences = sentencesOf(english);

test('each case of an error has a sentence of its own, and no other has one', () => {
  const wanted = Object.entries(errorReasons).flatMap(([code, reasons]) => [
    code,
    ...reasons.map((reason) => `${code}_${reason}`),
  ]);
  const found = [...sentences.keys()].flatMap((key) => (key.startsWith('errors.') ? [key.slice(7)] : []));
  expect(found.filter((key) => key !== 'window').toSorted()).toEqual(wanted.toSorted());
});

test('an error is worded by its case, and what fills its words may be words of the catalogue', () => {
  const t = createTranslate('en-GB');
  expect(wordError(t, { code: 'disk_full' })).toMatch(/^The disk is full\./);
  expect(wordError(t, { code: 'not_found', reason: 'queue' })).toBe('That queue is gone.');
  expect(wordError(t, { code: 'unsupported_type', reason: 'named', params: { type: 'ppt' } })).toBe(
    "This is an old PowerPoint presentation, which Sidedesk can't read. Save it as PDF and import that.",
  );
  const params = { finding: 'wrong_language', spoken: 'de', written: 'en' };
  expect(wordError(t, { code: 'not_ready', params })).toBe(
    'This is German, but the customer writes English.',
  );
  const problem = { line: 2, column: 1, problem: 'end_without_if' };
  expect(wordError(t, { code: 'bad_request', reason: 'template', params: problem })).toBe(
    "Line 2, column 1: There's no {{if …}} before this {{end}}.",
  );
});

// Bug: kinds came to `desk eval` and its help, four times by hand, went without them.
test('the help of the command names what it measures, in every language', () => {
  const named = [...catalogues.keys()].map((locale) => {
    const help = createTranslate(locale)('cli.help');
    const [, measured = ''] = /desk eval KIND.*?(retrieval .*?)\n\n/su.exec(help) ?? [];
    return [locale, measured.split(',').map((one) => one.trim().split(' ')[0])];
  });
  expect(named).toEqual([...catalogues.keys()].map((locale) => [locale, evalKinds]));
});
