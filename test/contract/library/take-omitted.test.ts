import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { DocumentRow } from '../../../preload/contract.ts';
import { word } from '../../support/files/packed.ts';
import { deskCommand } from '../support/command.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const docx = (price: string): Uint8Array =>
  word(
    `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Do you wrap?</w:t></w:r></w:p><w:p><w:r><w:t>Yes, for ${price}. </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN words.</w:t></w:r></w:p>`,
  );

function xlsx(price: string): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Question', 'Answer', 'Status'],
    ['Do you wrap?', `Yes, for ${price}.`, 'published'],
    ['Do you fold?', 'HIDDEN words.', 'draft'],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Questions');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
const markdown = (price: string): string => `# Do you wrap?\n\nYes, for ${price}. ~~HIDDEN words.~~\n`;
const json = (price: string): string =>
  JSON.stringify([
    { question: 'Do you wrap?', answer: `Yes, for ${price}.` },
    { question: 'Do you fold?', answer: 'HIDDEN words.', draft: true },
  ]);

const onAir = { timeout: 20_000, interval: 50 };
const list = { filter: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const;
async function document(desk: TestDesk): Promise<DocumentRow> {
  const { rows } = await desk.api.call('library.list', { show: 'documents', ...list });
  const row = rows.find((each) => each.type === 'document');
  if (row === undefined) throw new Error('No document');
  return row;
}
async function searched(desk: TestDesk): Promise<string> {
  const { text, passages } = await desk.api.call('library.open', { documentId: (await document(desk)).id });
  return passages.map(({ start, end }) => text.slice(start, end)).join('\n');
}
async function take(desk: TestDesk, file: string, takesOmitted?: boolean): Promise<void> {
  await desk.api.call('library.import', {
    paths: [file],
    ...(takesOmitted !== undefined && { choices: [{ path: file, takesOmitted }] }),
  });
  await desk.services.library.whenIdle();
}

// Bugs: a switch that does nothing for a format; a choice that is forgotten when the file changes, or that does nothing while
// it has not; a document that does not say what is in it.
describe('what is left out of a file can be taken, and that stays with its document', () => {
  test.each([
    ['a.docx', docx, 'hidden'],
    ['a.xlsx', xlsx, 'draft'],
    ['a.md', markdown, 'struck'],
    ['a.json', json, 'draft'],
  ] as const)('%s', async (name, content, kind) => {
    const desk = await openTestDesk();
    const file = path.join(temporaryFolder(), name);
    writeFileSync(file, content('3 EUR'));
    await take(desk, file);
    expect(await searched(desk)).not.toContain('HIDDEN');
    expect(await document(desk)).toMatchObject({
      takesOmitted: false,
      omissions: [{ kind, count: 1, state: 'left out' }],
    });

    // The file is the same: the choice alone reads it again.
    await take(desk, file, true);
    expect(await searched(desk)).toContain('HIDDEN');
    expect(await document(desk)).toMatchObject({
      takesOmitted: true,
      omissions: [{ kind, count: 1, state: 'taken' }],
    });

    // Nobody says it again when the file has changed, and it is previewed as it will be taken.
    writeFileSync(file, content('4 EUR'));
    const preview = await desk.api.call('library.preview', { paths: [file], from: 0, limit: 1 });
    expect(preview.files).toMatchObject([{ takesOmitted: true, warnings: [{ kind, state: 'taken' }] }]);
    await take(desk, file);
    expect(await searched(desk)).toMatch(/4 EUR[^]*HIDDEN/);

    const { id } = await document(desk);
    const without = await desk.api.call('library.previewDocument', { id, takesOmitted: false });
    expect(without).toMatchObject({ takesOmitted: false, warnings: [{ kind, state: 'left out' }] });
    await desk.api.call('library.reimport', { id, takesOmitted: false });
    await desk.services.library.whenIdle();
    expect(await searched(desk)).not.toContain('HIDDEN');
  });

  test('a file of which everything is a draft is read once that is wanted', async () => {
    const desk = await openTestDesk();
    const file = path.join(temporaryFolder(), 'a.md');
    writeFileSync(file, '---\ndraft: true\n---\n# Do you wrap?\n\nHIDDEN words.\n');
    const before = await desk.api.call('library.preview', { paths: [file], from: 0, limit: 1 });
    expect(before.files).toMatchObject([{ outcome: 'failed', error: { reason: 'left_out' } }]);
    await take(desk, file);
    expect(await document(desk)).toMatchObject({ state: 'failed', error: { reason: 'left_out' } });
    await take(desk, file, true);
    expect(await searched(desk)).toBe('HIDDEN words.');
  });

  test('what was deleted or remarked upon is never taken, and said to be left out', async () => {
    const desk = await openTestDesk();
    const file = path.join(temporaryFolder(), 'a.docx');
    writeFileSync(
      file,
      word(
        '<w:p><w:r><w:t>Do you wrap?</w:t></w:r></w:p><w:p><w:r><w:t>Yes. </w:t></w:r><w:del><w:r><w:delText>GONE</w:delText></w:r></w:del></w:p>',
      ),
    );
    await take(desk, file, true);
    expect(await searched(desk)).not.toContain('GONE');
    expect((await document(desk)).omissions).toEqual([{ kind: 'deleted', count: 1, state: 'never taken' }]);
  });

  test('in a watched folder', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.md');
    writeFileSync(file, markdown('3 EUR'));
    const desk = await openTestDesk({ watchFolders: true });
    await desk.api.call('folders.watch', { path: folder });
    await expect.poll(async () => (await document(desk)).state, onAir).toBe('ready');
    await desk.api.call('library.reimport', { id: (await document(desk)).id, takesOmitted: true });
    await expect.poll(() => searched(desk), onAir).toContain('HIDDEN');
    writeFileSync(file, markdown('4 EUR'));
    await expect.poll(() => searched(desk), onAir).toMatch(/4 EUR[^]*HIDDEN/);
    // Gone and back again, as when a drive is synchronised.
    rmSync(file);
    const { api } = desk;
    const count = async () => (await api.call('library.list', { show: 'documents', ...list })).total;
    await expect.poll(count, onAir).toBe(0);
    writeFileSync(file, markdown('5 EUR'));
    await expect
      .poll(async () => ((await count()) === 1 ? searched(desk) : ''), onAir)
      .toMatch(/5 EUR[^]*HIDDEN/);
  });

  test('on the command line, which says what was left out and what was taken', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.md');
    writeFileSync(file, markdown('3 EUR'));
    const data = ['--data', path.join(folder, 'data')];
    const cli = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
    // A process of its own, as a person begins it; the others are the same command in this one.
    const first = execFileSync(process.execPath, [cli, 'import', file, ...data], { encoding: 'utf8' });
    expect(first).toMatch(/Left out: 1 struck-out text[^]*--with-hidden/);
    const desk = (...args: readonly string[]): Promise<string> => deskCommand(...args, ...data);
    expect(await desk('import', file, '--with-hidden')).toContain('Taken as well: 1 struck-out text');
    // Without a word it stays as it was chosen.
    expect(await desk('import', file)).not.toContain('Left out');
    expect(await desk('list')).toContain('Taken as well: 1 struck-out text');
    expect(await desk('import', file, '--without-hidden')).toContain('Left out: 1 struck-out text');
  });
});
