import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FilePreview, PreviewedTable, ColumnMapping } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

/** The guess takes the wrong column for the answer: the internal note is longer than what customers are told. */
const header = 'Subject;What we say;Note for us;Sprache';
const rows = [
  'How long does delivery take?;Two working days.;Ask the depot by phone when it is later than that, they know more;German',
  'Do you ship to Norway?;Yes, for 12 euros.;Customs papers are in the drawer on the left of the packing table;de-AT',
];

const parsed = (file: FilePreview | undefined) => {
  if (file?.outcome !== 'parsed') throw new Error(`Not parsed: ${JSON.stringify(file)}`);
  return file;
};
const tableOf = (file: FilePreview | undefined): PreviewedTable => {
  const [table] = parsed(file).tables;
  if (!table) throw new Error('No table');
  return table;
};
const preview = (desk: TestDesk, file: string) =>
  desk.api.call('library.preview', { paths: [file], from: 0, limit: 5 });
const answers = async (desk: TestDesk): Promise<readonly string[]> => {
  const query = { filter: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const;
  const { rows: list } = await desk.api.call('library.list', { show: 'entries', ...query });
  return list.flatMap((row) => (row.type === 'entry' ? [row.answer] : []));
};
const importFile = async (desk: TestDesk, file: string, columns?: ColumnMapping) => {
  await desk.api.call('library.import', {
    paths: [file],
    ...(columns && {
      columns: [
        {
          path: file,
          tables: [
            {
              tableIndex: 0,
              columns: { ...columns, variants: [...columns.variants], tags: [...columns.tags] },
            },
          ],
        },
      ],
    }),
  });
  await desk.services.library.whenIdle();
};

// Bugs: a preview that stores something; a wrong guess that cannot be corrected; a correction that is forgotten at the next
// reading, does not serve the next export of the same table, or is followed blindly when the columns moved.
test('previewing a table stores nothing; a corrected column mapping is reused while the header matches', async () => {
  const desk = await openTestDesk();
  const folder = temporaryFolder();
  const file = path.join(folder, 'faq.csv');
  writeFileSync(file, [header, ...rows].join('\n'));

  const { total, files } = await preview(desk, file);
  expect(total).toBe(1);
  const guessed = tableOf(files[0]);
  expect(guessed).toMatchObject({ mappedBy: 'guessed', columns: { headerRow: 0, question: 0, language: 3 } });
  expect(guessed.columns.answer).toBe(2);
  expect(await desk.api.call('desk.status', {})).toMatchObject({ documents: 0, entries: 0 });

  await importFile(desk, file);
  const right: ColumnMapping = { ...guessed.columns, answer: 1 };
  await importFile(desk, file, right);
  expect((await answers(desk)).toSorted()).toEqual(['Two working days.', 'Yes, for 12 euros.']);

  writeFileSync(
    file,
    [header, ...rows, 'Do you ship to Italy?;Yes.;Never on Fridays, the depot is closed;it'].join('\n'),
  );
  await importFile(desk, file);
  expect((await answers(desk)).toSorted()).toEqual(['Two working days.', 'Yes, for 12 euros.', 'Yes.']);
  const { languages } = await desk.api.call('entries.facets', {});
  expect(languages.map(({ name }) => name).toSorted()).toEqual(['de', 'it']);

  // In the library already: previewed again and corrected once more, without naming a path.
  const query = { filter: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const;
  const { rows: documents } = await desk.api.call('library.list', { show: 'documents', ...query });
  const id = documents[0]?.id ?? '';
  expect(tableOf(await desk.api.call('library.previewDocument', { id }))).toMatchObject({
    mappedBy: 'remembered',
    columns: right,
  });
  const swapped = { ...right, variants: [], tags: [], answer: 2 };
  await desk.api.call('library.reimport', { id, tables: [{ tableIndex: 0, columns: swapped }] });
  await desk.services.library.whenIdle();
  expect(await answers(desk)).toContain('Never on Fridays, the depot is closed');
  await importFile(desk, file, right);

  const next = path.join(folder, 'faq-november.csv');
  writeFileSync(next, [header.toUpperCase(), ...rows].join('\n'));
  expect(tableOf((await preview(desk, next)).files[0])).toMatchObject({
    mappedBy: 'remembered',
    columns: right,
  });

  writeFileSync(file, ['Subject;Note for us;What we say;Sprache', ...rows].join('\n'));
  expect(tableOf((await preview(desk, file)).files[0])).toMatchObject({
    mappedBy: 'guessed',
    headerChanged: true,
  });
});

// Bugs: one bad file spoils the whole preview; the files of a folder beyond the first part cannot be reached; a file that was
// left out is imported all the same.
test('a folder preview is paged, shows why files fail, and files can be excluded', async () => {
  const desk = await openTestDesk();
  const folder = temporaryFolder();
  for (let at = 0; at < 7; at += 1)
    writeFileSync(
      path.join(folder, `${at}.md`),
      `# Page ${at}\n\n## Where is shop ${at}?\nIn street ${at}.\n\n# Hours\nNine to five.\n`,
    );
  writeFileSync(path.join(folder, 'z.pdf'), '%PDF-1.7 nothing more');
  const first = await desk.api.call('library.preview', { paths: [folder], from: 0, limit: 5 });
  const second = await desk.api.call('library.preview', { paths: [folder], from: 5, limit: 5 });
  expect([first.total, first.files.length, second.files.length]).toEqual([8, 5, 3]);
  expect(parsed(first.files[3])).toMatchObject({
    name: '3.md',
    entries: 1,
    sections: 1,
    firstEntries: [{ question: 'Where is shop 3?', answer: 'In street 3.' }],
  });
  const bad = second.files.at(-1);
  expect(bad).toMatchObject({ name: 'z.pdf', outcome: 'failed', error: { code: 'truncated' } });

  await desk.api.call('library.import', {
    paths: [folder],
    except: [path.join(folder, 'z.pdf'), path.join(folder, '0.md')],
  });
  await desk.services.library.whenIdle();
  expect(await desk.api.call('desk.status', {})).toMatchObject({ documents: 6, entries: 6 });
});

// Bug: a choice for one sheet lands on another, or tables inside of archives cannot be corrected at all.
test('each table of a file has its own column mapping; without a question column its rows become text', async () => {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(), 'two.json');
  const faq = [
    { q1: 'Is it vegan?', reply: 'Yes it is.' },
    { q1: 'Is it fresh?', reply: 'Baked daily.' },
  ];
  writeFileSync(file, JSON.stringify({ prices: [{ item: 'Rye', price: '4' }], help: faq }));
  const before = parsed((await preview(desk, file)).files[0]);
  expect(before.tables.map(({ tableIndex }) => tableIndex)).toEqual([0, 1]);
  expect(before.entries).toBe(2);
  const none = { headerRow: 0, question: null, answer: null, variants: [], tags: [], language: null };
  const after = await desk.api.call('library.preview', {
    paths: [file],
    from: 0,
    limit: 1,
    columns: [{ path: file, tables: [{ tableIndex: 1, columns: none }] }],
  });
  expect(parsed(after.files[0])).toMatchObject({ entries: 0, sections: 3 });
});
