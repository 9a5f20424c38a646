import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EntryRow } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

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

// Catches: an answer, variant or tag of the sample shop that is lost or changed on its way out and in again.
test.each(['markdown', 'csv', 'json'] as const)(
  'the sample shop comes back from %s as it was',
  async (format) => {
    const first = await openTestDesk();
    await first.api.call('sample.add', {});
    await first.rooms.library.idle();
    const before = await entriesOf(first);
    const folder = path.join(temporaryFolder(), 'out');
    const done = await first.api.call('library.export', { folder, format });
    expect(readdirSync(folder)).toHaveLength(done.files);
    const second = await openTestDesk();
    await second.api.call('library.import', { paths: [folder] });
    await second.rooms.library.idle();
    expect(before.length).toBeGreaterThan(20);
    expect(content(await entriesOf(second))).toEqual(content(before));
  },
);

// Catches: an export that replaces what stands there, leaves temporary files, or ignores the selection.
test('a selection is written beside what is there already', async () => {
  const desk = await openTestDesk();
  const source = path.join(temporaryFolder(), 'faq.md');
  writeFileSync(source, '# FAQ\n\n## Do you ship?\n\nYes, on Mondays.\n');
  await desk.api.call('library.import', { paths: [source] });
  await desk.rooms.library.idle();
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
    const first = await openTestDesk();
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
    await first.rooms.library.take([{ path: 'odd/../<name>.txt', parsed }]);
    const folder = temporaryFolder();
    await first.api.call('library.export', { folder, format });
    const second = await openTestDesk();
    await second.api.call('library.import', { paths: [folder] });
    await second.rooms.library.idle();
    const { variants, tags } = entry;
    expect(content(await entriesOf(second))).toEqual([JSON.stringify({ question, answer, variants, tags })]);
  },
);
