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
  'line\u2028 end\u2029',
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

// Catches: control characters, escape sequences and broken pairs that come in through a file made to look like an export.
test.each([
  ['csv', (document: ExportedDocument) => toCsv([document])],
  ['json', (document: ExportedDocument) => toJson([document])],
  ['markdown', toMarkdown],
])('a forged export as %s brings in nothing that no reader sees', (_, write) => {
  const bad = '\u0000\u001b[31m\u0007\ud800\u009b';
  const forged = documentOf([
    {
      type: 'entry',
      question: `Is${bad} it open?`,
      answer: `Yes,${bad} daily.`,
      variants: [`Open${bad} now?`, bad],
      tags: [`hours${bad}`, '\u0000'],
      id: 'e',
      used: 0,
      checkedAt: 0,
    },
    { type: 'section', heading: `About${bad}`, text: `We bake${bad}.` },
    { type: 'section', heading: bad, text: bad },
  ]);
  const read = readExport(write({ ...forged, title: `T${bad}\nitle` }), `lib${bad}`);
  const all = JSON.stringify(read);
  // Control characters and half pairs would be escapes in JSON.
  expect(all).not.toMatch(/\\u(?:00(?:0[0-8bcef]|1|7f|[89])|d[89a-f])|[\u0080-\u009f]/i);
  expect(read?.entries).toHaveLength(1);
  expect(read?.entries[0]).toMatchObject({
    variants: ['Open[31m\uFFFD now?', '[31m\uFFFD'],
    tags: ['hours[31m\uFFFD'],
  });
  for (const { end } of [...(read?.entries ?? []), ...(read?.sections ?? [])])
    expect(end).toBeLessThanOrEqual(read?.text.length ?? 0);
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
