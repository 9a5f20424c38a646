import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FilePreview, PreviewedTable, TableColumns } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

/** The guess takes the wrong column for the answer: the internal note is longer than what customers are told. */
const header = 'Subject;What we say;Note for us;Sprache';
const rows = [
  'How long does delivery take?;Two working days.;Ask the depot by phone when it is later than that, they know more;German',
  'Do you ship to Norway?;Yes, for 12 euros.;Customs papers are in the drawer on the left of the packing table;de-AT',
];

const understood = (file: FilePreview | undefined) => {
  if (file?.outcome !== 'understood') throw new Error(`Not understood: ${JSON.stringify(file)}`);
  return file;
};
const tableOf = (file: FilePreview | undefined): PreviewedTable => {
  const [table] = understood(file).tables;
  if (!table) throw new Error('No table');
  return table;
};
const look = (desk: TestDesk, file: string) =>
  desk.api.call('library.preview', { paths: [file], from: 0, limit: 5 });
const answers = async (desk: TestDesk): Promise<readonly string[]> => {
  const query = { filter: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const;
  const { rows: list } = await desk.api.call('library.list', { show: 'entries', ...query });
  return list.flatMap((row) => (row.type === 'entry' ? [row.answer] : []));
};
const take = async (desk: TestDesk, file: string, columns?: TableColumns) => {
  await desk.api.call('library.import', {
    paths: [file],
    ...(columns && {
      columns: [
        {
          path: file,
          tables: [
            { place: 0, columns: { ...columns, variants: [...columns.variants], tags: [...columns.tags] } },
          ],
        },
      ],
    }),
  });
  await desk.rooms.library.idle();
};

// Bugs: a look that stores something; a wrong guess that cannot be corrected; a correction that is forgotten at the next
// reading, does not serve the next export of the same table, or is followed blindly when the columns moved.
test('a table is looked at without keeping anything, corrected, and the correction is remembered while it fits', async () => {
  const desk = await openTestDesk();
  const folder = temporaryFolder();
  const file = path.join(folder, 'faq.csv');
  writeFileSync(file, [header, ...rows].join('\n'));

  const { total, files } = await look(desk, file);
  expect(total).toBe(1);
  const guessed = tableOf(files[0]);
  expect(guessed).toMatchObject({ because: 'guessed', columns: { headerRow: 0, question: 0, language: 3 } });
  expect(guessed.columns.answer).toBe(2);
  expect(await desk.api.call('desk.status', {})).toMatchObject({ documents: 0, entries: 0 });

  await take(desk, file);
  const right: TableColumns = { ...guessed.columns, answer: 1 };
  await take(desk, file, right);
  expect((await answers(desk)).toSorted()).toEqual(['Two working days.', 'Yes, for 12 euros.']);

  writeFileSync(
    file,
    [header, ...rows, 'Do you ship to Italy?;Yes.;Never on Fridays, the depot is closed;it'].join('\n'),
  );
  await take(desk, file);
  expect((await answers(desk)).toSorted()).toEqual(['Two working days.', 'Yes, for 12 euros.', 'Yes.']);
  const { languages } = await desk.api.call('entries.facets', {});
  expect(languages.map(({ name }) => name).toSorted()).toEqual(['de', 'it']);

  // In the library already: looked at again and corrected once more, without naming a path.
  const query = { filter: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const;
  const { rows: documents } = await desk.api.call('library.list', { show: 'documents', ...query });
  const id = documents[0]?.id ?? '';
  expect(tableOf(await desk.api.call('library.previewAgain', { id }))).toMatchObject({
    because: 'remembered',
    columns: right,
  });
  const swapped = { ...right, variants: [], tags: [], answer: 2 };
  await desk.api.call('library.readAgain', { id, tables: [{ place: 0, columns: swapped }] });
  await desk.rooms.library.idle();
  expect(await answers(desk)).toContain('Never on Fridays, the depot is closed');
  await take(desk, file, right);

  const next = path.join(folder, 'faq-november.csv');
  writeFileSync(next, [header.toUpperCase(), ...rows].join('\n'));
  expect(tableOf((await look(desk, next)).files[0])).toMatchObject({ because: 'remembered', columns: right });

  writeFileSync(file, ['Subject;Note for us;What we say;Sprache', ...rows].join('\n'));
  expect(tableOf((await look(desk, file)).files[0])).toMatchObject({
    because: 'guessed',
    noLongerFits: true,
  });
});

// Bugs: one bad file spoils the whole look; the files of a folder beyond the first part cannot be reached; a file that was
// left out is taken all the same.
test('a folder is looked at part by part, bad files with their reason, and files can be left out', async () => {
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
  expect(understood(first.files[3])).toMatchObject({
    name: '3.md',
    entries: 1,
    sections: 1,
    firstEntries: [{ question: 'Where is shop 3?', answer: 'In street 3.' }],
  });
  const bad = second.files.at(-1);
  expect(bad).toMatchObject({ name: 'z.pdf', outcome: 'failed', code: 'truncated' });

  await desk.api.call('library.import', {
    paths: [folder],
    except: [path.join(folder, 'z.pdf'), path.join(folder, '0.md')],
  });
  await desk.rooms.library.idle();
  expect(await desk.api.call('desk.status', {})).toMatchObject({ documents: 6, entries: 6 });
});

// Bug: a choice for one sheet lands on another, or tables inside of archives cannot be corrected at all.
test('each table of a file has its own columns, and without a question its rows are texts', async () => {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(), 'two.json');
  const faq = [
    { q1: 'Is it vegan?', reply: 'Yes it is.' },
    { q1: 'Is it fresh?', reply: 'Baked daily.' },
  ];
  writeFileSync(file, JSON.stringify({ prices: [{ item: 'Rye', price: '4' }], help: faq }));
  const before = understood((await look(desk, file)).files[0]);
  expect(before.tables.map(({ place }) => place)).toEqual([0, 1]);
  expect(before.entries).toBe(2);
  const none = { headerRow: 0, question: null, answer: null, variants: [], tags: [], language: null };
  const after = await desk.api.call('library.preview', {
    paths: [file],
    from: 0,
    limit: 1,
    columns: [{ path: file, tables: [{ place: 1, columns: none }] }],
  });
  expect(understood(after.files[0])).toMatchObject({ entries: 0, sections: 3 });
});
