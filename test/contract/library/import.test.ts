import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileResult } from '../../../main/desk/library/library.ts';
import type { DocumentRow } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { DeskFailure } from '../../../main/desk/failure.ts';

const answer = 'Send it back within thirty days, in the box that it came in, and we pay for the label.';

function shop(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function importInto(desk: TestDesk, ...paths: string[]): Promise<readonly FileResult[]> {
  const done: FileResult[] = [];
  desk.services.library.onFileDone((file) => done.push(file));
  await desk.api.call('library.import', { paths });
  await desk.services.library.whenIdle();
  return done;
}

async function documents(desk: TestDesk): Promise<readonly DocumentRow[]> {
  const { rows } = await desk.api.call('library.list', {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  });
  return rows.filter((row) => row.type === 'document');
}
const bestFor = async (desk: TestDesk, text: string) =>
  (await desk.api.call('messages.search', { text })).suggestions[0];

describe('importing', () => {
  it('ends every file as ready or failed, and one bad file never stops the rest', async () => {
    const folder = shop({
      'a.md': `# Q?\n\n## How do I return something?\n\n${answer}`,
      'sub/c.txt': answer,
    });
    writeFileSync(path.join(folder, 'b.docx'), Buffer.from('PK\u{3}\u{4} torn'));
    writeFileSync(path.join(folder, 'empty.md'), '');
    const desk = await openTestDesk();
    const done = await importInto(desk, folder, path.join(folder, 'missing.md'));
    const outcome = Object.fromEntries(
      done.map((file) => [path.relative(folder, file.path), file.error?.code ?? null]),
    );
    expect(outcome).toEqual({
      'a.md': null,
      'sub/c.txt': null,
      'b.docx': 'truncated',
      'empty.md': 'empty_file',
      'missing.md': 'unreadable',
    });
    expect((await documents(desk)).filter(({ state }) => state === 'ready')).toHaveLength(2);
  });

  it('opens a citation at its passage: offsets are exact in every kind of document', async () => {
    const desk = await openTestDesk();
    await desk.api.call('sample.add', {});
    await desk.services.library.whenIdle();
    for (const { id } of await documents(desk)) {
      const { text, passages } = await desk.api.call('library.open', { documentId: id });
      expect(passages.length).toBeGreaterThan(0);
      for (const { start, end } of passages)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
    }
    const suggestion = await bestFor(desk, 'Can I freeze the bread?');
    const opened = await desk.api.call('library.open', { documentId: suggestion?.source.documentId ?? '' });
    expect(opened.text.slice(suggestion?.source.start, suggestion?.source.end)).toBe(suggestion?.text);
  });

  it('skips what has not changed, replaces what has, and finds the new words alone', async () => {
    const folder = shop({
      'faq.md': `## How long is the guarantee?\n\nTwo years on everything we sell, with the receipt.`,
    });
    let embedded = 0;
    const real = realEmbedder();
    const counting = {
      ...real,
      embed: (texts: readonly string[], purpose: 'query' | 'passage') => {
        if (purpose === 'passage') embedded += texts.length;
        return real.embed(texts, purpose);
      },
      // What the real one gives with tokens would go past this.
      tokenModel: undefined,
      embedTokens: undefined,
    };
    const desk = await openTestDesk({ embedder: counting });
    await importInto(desk, folder);
    const first = embedded;
    await importInto(desk, folder);
    expect(embedded).toBe(first);
    writeFileSync(path.join(folder, 'faq.md'), `## How long is the guarantee?\n\nFive years from now on.`);
    await importInto(desk, folder);
    const found = await bestFor(desk, 'How long is the guarantee?');
    expect(found?.text).toBe('Five years from now on.');
    expect(await documents(desk)).toHaveLength(1);
  });

  it('keeps no passage longer than the model reads', async () => {
    const long = `${'unbroken'.repeat(3000)} ${'word '.repeat(2000)}. ${'Short sentence. '.repeat(300)}`;
    const folder = shop({ 'long.txt': long, 'rows.csv': `question,answer\nHow?,"${'very '.repeat(900)}"` });
    const desk = await openTestDesk();
    const embedder = realEmbedder();
    await embedder.load();
    await importInto(desk, folder);
    for (const { id, state } of await documents(desk)) {
      expect(state).toBe('ready');
      const { text, passages } = await desk.api.call('library.open', { documentId: id });
      for (const { start, end } of passages)
        expect(embedder.countTokens(text.slice(start, end)) + 2).toBeLessThanOrEqual(embedder.maxTokens);
    }
    await embedder.close();
  });

  it('can be cancelled: what is not done goes away, what was there stays, and search goes on', async () => {
    const kept = shop({ 'kept.md': `## How do I return something?\n\n${answer}` });
    const many = shop(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, at) => [
          `many/${at}.md`,
          `## Question ${at}?\n\n${answer} `.repeat(20),
        ]),
      ),
    );
    const desk = await openTestDesk();
    await importInto(desk, kept);
    await desk.api.call('library.import', { paths: [many] });
    const found = await bestFor(desk, 'How do I return something?');
    await desk.api.call('library.cancel', {});
    await desk.services.library.whenIdle();
    expect(found?.text).toBe(answer);
    const rows = await documents(desk);
    expect(rows.length).toBeLessThan(61);
    expect(rows.every(({ state }) => state === 'ready')).toBe(true);
    expect((await desk.api.call('desk.status', {})).importing.running).toBe(false);
  });

  it('resumes after a crash without importing finished files again', async () => {
    const folder = shop(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [`${at}.md`, `## Q ${at}?\n\n${answer} ${at}.`]),
      ),
    );
    const desk = await openTestDesk();
    await desk.api.call('library.import', { paths: [folder] });
    await desk.close();
    const again = await openTestDesk({ folder: desk.folder });
    await again.services.library.whenIdle();
    const rows = await documents(again);
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 30 }, () => 'ready'));
  });

  it('marks a file failed when the model fails, and still finds earlier documents by keywords', async () => {
    const folder = shop({ 'a.md': `## How do I return something?\n\n${answer}` });
    const desk = await openTestDesk();
    await importInto(desk, folder);
    await desk.close();
    const failing = {
      ...realEmbedder(),
      load: () => Promise.reject(new DeskFailure('model_unavailable', { reason: 'not_loaded' })),
    };
    const again = await openTestDesk({ folder: desk.folder, embedder: failing });
    const done = await importInto(again, shop({ 'b.md': '## New?\n\nYes.' }));
    expect(done).toMatchObject([{ outcome: 'failed', error: { code: 'model_unavailable' } }]);
    expect((await again.api.call('desk.status', {})).model.state).toBe('failed');
    expect((await bestFor(again, 'how to return something'))?.text).toBe(answer);
    expect((await again.api.call('messages.read', { text: 'How do I return something?' })).searchedBy).toBe(
      'words',
    );
    expect(await again.api.call('library.quickFind', { text: 'retrun somthing', limit: 5 })).toHaveLength(1);
  });

  it('does not follow links out of a folder or into a circle, nor read devices', async () => {
    const folder = shop({ 'a.md': answer });
    symlinkSync(folder, path.join(folder, 'circle'));
    symlinkSync('/etc/hostname', path.join(folder, 'out.md'));
    const desk = await openTestDesk();
    const done = await importInto(desk, folder, '/dev/zero');
    expect(new Map(done.map((file) => [path.basename(file.path), file.error?.code ?? null]))).toEqual(
      new Map([
        ['zero', 'unreadable'],
        ['a.md', null],
      ]),
    );
  });

  it('sees what another process imports while it is open (the window would miss what `desk import` added)', async () => {
    const desk = await openTestDesk();
    const other = await openTestDesk({ folder: desk.folder });
    await importInto(other, shop({ 'a.md': `## How do I return something?\n\n${answer}` }));
    const meaning = 'I do not want to keep it, what now?';
    const found = async () =>
      (await bestFor(desk, meaning))?.parts.find(({ name }) => name.startsWith('meaning'));
    await expect.poll(found, { timeout: 10_000 }).toBeDefined();
    expect(await desk.api.call('library.quickFind', { text: 'return', limit: 5 })).toHaveLength(1);
  });

  it('removes a document from the list, the index and search', async () => {
    const folder = shop({ 'a.md': `## How do I return something?\n\n${answer}` });
    const desk = await openTestDesk();
    await importInto(desk, folder);
    await desk.api.call('library.remove', { ids: (await documents(desk)).map(({ id }) => id) });
    expect((await desk.api.call('messages.search', { text: 'return something' })).suggestions).toEqual([]);
    expect(await desk.api.call('library.quickFind', { text: 'return', limit: 5 })).toEqual([]);
    expect((await desk.api.call('desk.status', {})).passages).toBe(0);
  });
});
