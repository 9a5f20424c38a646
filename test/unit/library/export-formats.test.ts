import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ExportedDocument,
  readExport,
  toCsv,
  toJson,
  toMarkdown,
} from '../../../main/desk/library/export/formats.ts';

const nasty = fc.constantFrom(
  '=1+1',
  '+49 1',
  '-',
  '@x',
  "'=a",
  'a|b\\|c\\',
  '"q", r',
  'a\r\nb',
  '🥐 é',
  '---\n## Why?',
  'x'.repeat(50_000),
);
const text = fc.oneof(nasty, fc.string({ unit: 'grapheme', minLength: 1 }));
const entry = fc.record({
  type: fc.constant('entry' as const),
  question: text,
  answer: text,
  variants: fc.array(text, { maxLength: 3 }),
  tags: fc.array(text, { maxLength: 3 }),
  id: fc.constant('e'),
  used: fc.nat(),
  checkedAt: fc.nat(),
});
const documentOf = (pieces: ExportedDocument['pieces']): ExportedDocument => ({
  id: 'd',
  name: 'faq.md',
  title: 'Questions: "all"',
  used: 0,
  checkedAt: 1,
  pieces,
});

// Catches: a separator, quote, line end or formula guard that changes what comes back.
test.each([
  ['csv', (document: ExportedDocument) => toCsv([document])],
  ['json', (document: ExportedDocument) => toJson([document])],
  ['markdown', toMarkdown],
])('an export as %s comes back identical', (_, write) => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
      const read = readExport(write(documentOf(entries)), 'library');
      const back = read?.entries.map(({ question, variants, tags, start, end }) => ({
        question,
        variants,
        tags,
        answer: read.text.slice(start, end),
      }));
      expect(back).toEqual(
        entries.map(({ question, variants, tags, answer }) => ({ question, variants, tags, answer })),
      );
    }),
    { numRuns: 60 },
  );
});

test('no cell of a CSV begins like a formula', () => {
  const formula = {
    type: 'entry' as const,
    question: '=cmd()',
    answer: '+1',
    variants: ['@a'],
    tags: ['-b'],
    id: '',
    used: 0,
    checkedAt: 0,
  };
  expect(toCsv([documentOf([formula])])).toContain(`"'=cmd()","'+1","'@a","'-b"`);
});

test('a page that somebody edited is left to the ordinary parser', () => {
  const page = toMarkdown(documentOf([{ type: 'section', heading: 'A', text: 'Bread.' }]));
  expect(readExport(page, 'a.md')).not.toBeNull();
  expect(readExport(page.replace('Bread', 'Rolls'), 'a.md')).toBeNull();
});
