import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EntryRow } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { sampleShopFolder, temporaryFolder } from '../support/folder.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';

async function entriesOf({ api }: TestDesk): Promise<readonly EntryRow[]> {
  const query = {
    show: 'entries',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  } as const;
  const { rows } = await api.call('library.list', query);
  return rows.flatMap((row) => (row.type === 'entry' ? [row] : []));
}

const content = (rows: readonly EntryRow[]) =>
  rows
    .map(({ question, answer, variants, tags }) => JSON.stringify({ question, answer, variants, tags }))
    .sort();

/** Everything that is known of every entry, its versions included; which document holds it is another matter. */
async function lives(desk: TestDesk) {
  const rows = await entriesOf(desk);
  const all = await Promise.all(
    rows.map(async (row) => {
      const { documentId: _, documentName: __, own: ___, checkedAt: ____, edited: _____, ...life } = row;
      return { ...life, versions: await desk.api.call('entries.history', { id: row.id }) };
    }),
  );
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const quick = () => openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });

/** A library in which much has happened: edits, restores, labels, use, entries of its own, and running text. */
async function livedIn(): Promise<TestDesk> {
  const desk = await quick();
  const shop = temporaryFolder();
  writeFileSync(
    path.join(shop, 'faq.csv'),
    'question,answer,variants,tags\nDo you ship?,"Yes, on Mondays.",Delivery?,post\nAre you open?,=Daily 007,,\n',
  );
  writeFileSync(
    path.join(shop, 'about.md'),
    '# About\n\nWe bake since 1901.\n\n## Can I visit?\n\nAt any time.\n',
  );
  await desk.api.call('library.import', { paths: [shop] });
  await desk.services.library.whenIdle();
  const [open, ship] = (await entriesOf(desk)).filter(({ documentName }) => documentName === 'faq.csv');
  if (open === undefined || ship === undefined) throw new Error('No entries');
  const fields = {
    question: 'Do you send parcels?',
    answer: 'Yes;\r\n"on" Tuesdays | 🥐',
    variants: ['a|b\\\\c', '=1+1'],
    tags: ['post', '2026-01-01'],
    collection: 'Sending',
    language: 'en',
    internal: true,
    reviewBy: '2027-03-01',
    wordings: { short: '=Yes.', formal: 'Certainly;\n"on" Tuesdays.' },
  };
  await desk.api.call('entries.save', { id: ship.id, fields });
  await desk.api.call('entries.save', { id: ship.id, fields: { ...fields, answer: 'No.', wordings: {} } });
  await desk.api.call('entries.restoreVersion', { id: ship.id, version: 2 });
  await desk.api.call('entries.save', {
    id: null,
    fields: { ...fields, question: 'And abroad?', language: null },
  });
  desk.services.store.auditLog.append({
    kind: 'reply',
    facts: { questions: [{ shown: [{ target: `e:${open.id}` }], chosen: `e:${open.id}` }] },
    secret: null,
    chosen: [`e:${open.id}`],
  });
  return desk;
}

// Catches: any field, date, count or version of an entry that is lost on its way out and in again.
test.each(['markdown', 'csv', 'json'] as const)(
  'a library in use comes back from %s with its whole life',
  async (format) => {
    const first = await livedIn();
    const before = await lives(first);
    const folder = temporaryFolder();
    await first.api.call('library.export', { folder, format });

    const second = await quick();
    await second.api.call('library.import', { paths: [folder] });
    await second.services.library.whenIdle();
    expect(before.some(({ versions }) => versions.length > 2)).toBe(true);
    expect(before.some(({ used }) => used > 0)).toBe(true);
    expect(await lives(second)).toEqual(before);
    const found = await second.api.call('messages.search', { text: 'send parcels' });
    expect(found.suggestions.map(({ title }) => title)).toContain('Do you send parcels?');
    const page = await second.api.call('messages.search', { text: 'bake since 1901' });
    expect(page.suggestions.some(({ text }) => text.includes('1901'))).toBe(format !== 'csv');

    // In the library that it came from it changes nothing, and doubles nothing.
    await first.api.call('library.import', { paths: [folder] });
    await first.services.library.whenIdle();
    expect(await lives(first)).toEqual(before);
  },
);

// Catches: an import that doubles what is here, or that overwrites without leaving the version before.
test.each(['markdown', 'csv', 'json'] as const)(
  'what was changed since comes back from %s as one more version',
  async (format) => {
    const desk = await livedIn();
    const folder = temporaryFolder();
    await desk.api.call('library.export', { folder, format });
    const [row] = await entriesOf(desk);
    const { id = '', collection = null, language = null, internal = false, reviewBy = null } = row ?? {};
    const changed = { question: 'Else?', answer: 'Else.', variants: [], tags: [] };
    await desk.api.call('entries.save', {
      id,
      fields: { ...changed, collection, language, internal, reviewBy },
    });
    const count = (await entriesOf(desk)).length;

    await desk.api.call('library.import', { paths: [folder] });
    await desk.services.library.whenIdle();

    expect(await entriesOf(desk)).toHaveLength(count);
    expect(await desk.api.call('entries.get', { id })).toMatchObject({
      question: row?.question,
      answer: row?.answer,
      tags: row?.tags,
    });
    const [newest, before] = await desk.api.call('entries.history', { id });
    expect(newest).toMatchObject({ origin: 'import', current: true });
    expect(before?.fields.answer).toBe('Else.');
  },
);

test('exporting selected entries leaves out the surrounding text', async () => {
  const desk = await livedIn();
  const rows = (await entriesOf(desk)).filter(({ question }) => /parcels|visit/.test(question));
  const folder = temporaryFolder();
  await desk.api.call('library.export', { folder, format: 'json', entryIds: rows.map(({ id }) => id) });
  const second = await quick();
  await second.api.call('library.import', { paths: [folder] });
  await second.services.library.whenIdle();
  expect((await entriesOf(second)).map(({ id }) => id).toSorted()).toEqual(
    rows.map(({ id }) => id).toSorted(),
  );
  expect(readFileSync(path.join(folder, 'library.json'), 'utf8')).not.toContain('1901');
});

// Catches: a row that was added in a spreadsheet and comes in again with every import.
test('rows added to an exported table keep their entry on re-import', async () => {
  const desk = await livedIn();
  const folder = temporaryFolder();
  const file = path.join(folder, 'library.csv');
  await desk.api.call('library.export', { folder, format: 'csv' });
  const count = (await entriesOf(desk)).length;
  for (const answer of ['Yes, at noon.', 'No, never.']) {
    const csv = readFileSync(file, 'utf8').split('\r\n"Is there a garden?"')[0]?.replace(/\r\n$/, '') ?? '';
    writeFileSync(file, `${csv}\r\n"Is there a garden?","${answer}"\r\n`);
    await desk.api.call('library.import', { paths: [file] });
    await desk.services.library.whenIdle();
    const rows = await entriesOf(desk);
    expect(rows).toHaveLength(count + 1);
    expect(rows.find(({ question }) => question === 'Is there a garden?')?.answer).toBe(answer);
  }
});

// Catches: an answer, variant or tag of the sample shop that is lost or changed on its way out and in again.
test.each(['markdown', 'csv', 'json'] as const)(
  'the sample shop comes back from %s as it was',
  async (format) => {
    const first = await openTestDesk({ folder: sampleShopFolder() });
    const before = await entriesOf(first);
    const folder = path.join(temporaryFolder(), 'out');
    const done = await first.api.call('library.export', { folder, format });
    expect(readdirSync(folder)).toHaveLength(done.files);
    const second = await quick();
    await second.api.call('library.import', { paths: [folder] });
    await second.services.library.whenIdle();
    expect(before.length).toBeGreaterThan(20);
    expect(content(await entriesOf(second))).toEqual(content(before));
  },
);

// Catches: an export that replaces what stands there, leaves temporary files, or ignores the selection.
test('an export never overwrites existing files', async () => {
  const desk = await quick();
  const source = path.join(temporaryFolder(), 'faq.md');
  writeFileSync(source, '# FAQ\n\n## Do you ship?\n\nYes, on Mondays.\n');
  await desk.api.call('library.import', { paths: [source] });
  await desk.services.library.whenIdle();
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'library.csv'), 'mine');
  const [entry] = await entriesOf(desk);
  const ids = [entry?.documentId ?? ''];
  await desk.api.call('library.export', { folder, format: 'csv', ids });
  expect(readdirSync(folder).sort()).toEqual(['library 2.csv', 'library.csv']);
  expect(readFileSync(path.join(folder, 'library.csv'), 'utf8')).toBe('mine');
  await expect(
    desk.api.call('library.export', { folder, format: 'json', ids: ['gone'] }),
  ).rejects.toMatchObject({ code: 'not_found' });
  const file = path.join(folder, 'library.csv');
  await expect(desk.api.call('library.export', { folder: file, format: 'csv', ids })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

// Catches: content that one of the formats uses for itself, lost between a real library and its file.
test.each(['markdown', 'csv', 'json'] as const)(
  'hostile texts come back from %s as they were',
  async (format) => {
    const first = await quick();
    const question = '=HYPERLINK("x"), what; is | this?';
    const answer = '+1, "quoted"\r\n## Why?\n---\n🥐 -- <b>bold</b> '.repeat(40);
    const text = `${question}\n${answer}`;
    const entry = { question, variants: ['a|b\\|c', "'=1", 'x;y'], tags: ['@tag', 'a, b'] };
    const span = { start: question.length + 1, end: text.length };
    const parsed = {
      kind: 'text',
      title: 'Odd',
      text,
      sections: [],
      entries: [{ ...entry, ...span }],
    } as const;
    await first.services.library.ingest([{ path: 'odd/../<name>.txt', parsed }]);
    const folder = temporaryFolder();
    await first.api.call('library.export', { folder, format });
    const second = await quick();
    await second.api.call('library.import', { paths: [folder] });
    await second.services.library.whenIdle();
    const { variants, tags } = entry;
    expect(content(await entriesOf(second))).toEqual([JSON.stringify({ question, answer, variants, tags })]);
  },
);
