import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readExport, toCsv, toJson, toMarkdown } from '../../../main/desk/library/export/formats.ts';
import type { ExportedDocument, ExportedEntry } from '../../../main/desk/library/export/export-schema.ts';
import { audiences, versionOrigins } from '../../../preload/contract.ts';

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
const fields = {
  question: text,
  answer: text,
  variants: fc.array(text, { maxLength: 3 }),
  tags: fc.array(text, { maxLength: 3 }),
  collection: fc.option(text),
  language: fc.constantFrom(null, 'en', 'de'),
  internal: fc.boolean(),
  audience: fc.constantFrom(null, ...audiences),
  reviewBy: fc.constantFrom(null, '2026-12-01', '2027-02-28'),
  wordings: fc.record({ short: text, formal: text, friendly: text }, { requiredKeys: [] }),
};
const time = fc.integer({ min: 1, max: 4_000_000_000_000 });
const by = fc.constantFrom(...versionOrigins);
const number = fc.integer({ min: 1, max: 99 });
const entry: fc.Arbitrary<ExportedEntry> = fc.record({
  type: fc.constant('entry' as const),
  id: fc.uuid(),
  ...fields,
  createdAt: time,
  changedAt: time,
  used: fc.nat(99_999),
  suggested: fc.nat(99_999),
  lastUsedAt: fc.option(time),
  version: number,
  by,
  history: fc.array(fc.record({ number, at: time, by, fields: fc.record(fields) }), { maxLength: 2 }),
});
const plain: ExportedEntry = {
  type: 'entry',
  id: '',
  question: 'Do you ship?',
  answer: 'Yes.',
  variants: [],
  tags: [],
  collection: null,
  language: null,
  internal: false,
  audience: null,
  reviewBy: null,
  wordings: {},
  createdAt: 0,
  changedAt: 0,
  used: 0,
  suggested: 0,
  lastUsedAt: null,
  version: 1,
  by: 'file',
  history: [],
};
const documentOf = (pieces: ExportedDocument['pieces']): ExportedDocument => ({
  id: 'd',
  name: 'faq.md',
  title: 'Questions: "all"',
  pieces,
});
const entriesIn = (read: ReturnType<typeof readExport>) => read?.exported?.flatMap(({ pieces }) => pieces);

// Catches: a separator, quote, line end or formula guard that changes what comes back.
test.each([
  ['csv', (document: ExportedDocument) => toCsv([document])],
  ['json', (document: ExportedDocument) => toJson([document])],
  ['markdown', toMarkdown],
])('an export as %s comes back identical', (_, write) => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
      expect(entriesIn(readExport(write(documentOf(entries)), 'library'))).toEqual(entries);
    }),
    { numRuns: 60 },
  );
});

// Catches: control characters, escape sequences and broken pairs that come in through a file made to look like an export.
test.each([
  ['csv', (document: ExportedDocument) => toCsv([document])],
  ['json', (document: ExportedDocument) => toJson([document])],
  ['markdown', toMarkdown],
])('a forged %s export imports no invisible characters', (_, write) => {
  const bad = '\u0000\u001b[31m\u0007\ud800\u009b';
  const forged = documentOf([
    {
      ...plain,
      question: `Is${bad} it open?`,
      answer: `Yes,${bad} daily.`,
      variants: [`Open${bad} now?`, bad],
      tags: [`hours${bad}`, '\u0000'],
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

test('CSV cells are escaped against formula injection', () => {
  const formula = { ...plain, question: '=cmd()', answer: '+1', variants: ['@a'], tags: ['-b'] };
  expect(toCsv([documentOf([formula])])).toContain(`"'=cmd()","'+1","'@a","'-b"`);
});

test('an edited Markdown export is parsed as ordinary Markdown', () => {
  const page = toMarkdown(documentOf([{ type: 'section', heading: 'A', text: 'Bread.' }]));
  expect(readExport(page, 'a.md')).not.toBeNull();
  expect(readExport(page.replace('Bread', 'Rolls'), 'a.md')).toBeNull();
});

// Catches: a table that was opened and saved in a spreadsheet, and then comes in as new entries without their ids.
test.each([
  ['semicolons and no byte order mark', (csv: string) => resaved(csv, ';', '\r\n')],
  [
    'semicolons, a byte order mark and quotes only where needed',
    (csv: string) => `\uFEFF${resaved(csv, ';', '\n')}`,
  ],
  ['tabs', (csv: string) => resaved(csv, '\t', '\r\n')],
  ['commas and line feeds', (csv: string) => resaved(csv, ',', '\n')],
  [
    'columns in another order',
    (csv: string) =>
      Papa.unparse(
        Papa.parse<string[]>(csv.slice(1)).data.map((row) => [
          ...row.slice(0, 3),
          ...row.slice(3).toReversed(),
        ]),
      ),
  ],
])('a CSV that a spreadsheet saved with %s keeps everything', (_, save) => {
  const entries: readonly ExportedEntry[] = [
    {
      ...plain,
      id: '0198-a',
      question: '=1; "what"?',
      answer: 'Two lines;\nand 007.',
      variants: ['1/2', 'a|b'],
      tags: ['007', 'TRUE'],
      collection: '12.5',
      reviewBy: '2026-12-01',
      internal: true,
      createdAt: 1_763_900_000_123,
      changedAt: 1_763_900_000_124,
      lastUsedAt: 1_763_900_000_125,
      used: 3,
      suggested: 4,
      version: 2,
      by: 'edit',
      history: [
        {
          number: 1,
          at: 5,
          by: 'file',
          fields: {
            question: 'Old?',
            answer: 'Old.',
            variants: [],
            tags: [],
            collection: null,
            language: null,
            internal: false,
            reviewBy: null,
          },
        },
      ],
    },
    { ...plain, id: '0198-b', createdAt: 1, changedAt: 1 },
  ];
  expect(entriesIn(readExport(save(toCsv([documentOf([...entries])])), 'library'))).toEqual(entries);
});

const resaved = (csv: string, delimiter: string, newline: string): string =>
  Papa.unparse(Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data, { delimiter, newline });
