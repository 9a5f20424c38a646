import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runGolden } from '../../../main/cli/golden.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

import { fieldsOf } from '../support/shop.ts';

const faq = [
  'question,answer',
  'How long does delivery take?,Two working days.',
  'Can I change my address?,"Yes, until five in the evening."',
  'Do you have gluten-free bread?,"Yes, on Thursdays."',
].join('\n');
const asked = 'How many days does your delivery take?';

interface Shop extends TestDesk {
  readonly file: string;
  readonly read: (text: string) => Promise<void>;
  readonly idOf: (question: string) => Promise<string>;
}

async function shop(): Promise<Shop> {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(onTestFinished), 'faq.csv');
  const read = async (text: string): Promise<void> => {
    writeFileSync(file, text);
    await desk.api.call('library.import', { paths: [file] });
    await desk.services.library.whenIdle();
  };
  await read(faq);
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  const idOf = async (question: string): Promise<string> => {
    const { suggestions } = await desk.api.call('messages.search', { text: question });
    return suggestions.find(({ title }) => title === question)?.target.slice(2) ?? '';
  };
  return { ...desk, file, read, idOf };
}

/** A shop whose delivery answer must keep coming. */
async function goldenShop() {
  const desk = await shop();
  const id = await desk.idOf('How long does delivery take?');
  const pair = await desk.api.call('golden.add', { question: asked, target: `e:${id}` });
  return { ...desk, id, pair };
}

it('stores a golden question masked, once, with its baseline', async () => {
  const { api, id, pair } = await goldenShop();
  expect(pair).toMatchObject({
    state: 'as before',
    baseline: { rank: 1 },
    title: 'How long does delivery take?',
  });
  const again = await api.call('golden.add', { question: asked.toUpperCase(), target: `e:${id}` });
  expect(again.id).toBe(pair.id);
  const other = await api.call('golden.add', {
    question: 'I am Maren Okafor, maren@example.org. When will it be delivered?',
    target: `e:${id}`,
  });
  expect(other.question).not.toMatch(/Maren|Okafor|example/);
  await expect(api.call('golden.add', { question: 'x', target: 'e:gone' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await api.call('golden.remove', { ids: [other.id] });
  expect((await api.call('golden.list', {})).pairs).toHaveLength(1);
});

it('reports a regression and its cause after an edit, and reverts the edit', async () => {
  const { api, services, id, pair } = await goldenShop();
  const entry = await api.call('entries.get', { id });
  const fields = { ...fieldsOf(entry), question: 'What is your favourite colour?', answer: 'Blue.' };
  expect((await api.call('golden.dryRun', { id, fields })).worse).toMatchObject([
    { id: pair.id, state: 'worse' },
  ]);
  // The check alone changes nothing.
  expect(await api.call('entries.get', { id })).toEqual(entry);
  expect((await api.call('golden.run', {})).regression).toBeNull();

  await api.call('entries.save', { id, fields });
  await services.golden.whenIdle();
  const { pairs, regression } = await api.call('golden.list', {});
  expect(pairs).toMatchObject([{ id: pair.id, state: 'worse' }]);
  expect(regression).toMatchObject({ worse: 1, canRevert: true });
  expect(regression?.causes).toEqual([
    { code: 'entry_changed', params: { question: 'What is your favourite colour?' } },
  ]);

  const back = await api.call('golden.revert', {});
  expect(back).toMatchObject({ regression: null, pairs: [{ state: 'as before' }] });
  expect((await api.call('entries.get', { id })).answer).toBe('Two working days.');
});

it('a dry run finds the regression before saving, and leaves no trace', async () => {
  const { api, folder, pair } = await goldenShop();
  const before = await api.call('messages.search', { text: asked });
  const fields = {
    question: asked,
    answer: 'Never.',
    variants: [],
    tags: [],
    collection: null,
    language: null,
    internal: false,
    reviewBy: null,
  };
  expect((await api.call('golden.dryRun', { id: null, fields })).worse).toMatchObject([
    { id: pair.id, current: { best: { title: asked, text: 'Never.' } } },
  ]);
  expect(await api.call('messages.search', { text: asked })).toEqual(before);
  expect((await api.call('desk.status', {})).entries).toBe(3);
  expect(folder).not.toBe('');
  expect(
    (await api.call('golden.dryRun', { id: null, fields: { ...fields, question: 'Who sings?' } })).worse,
  ).toEqual([]);
});

it('names the changed file as a cause that cannot be reverted; accepted, it is the new baseline', async () => {
  const { api, services, read, pair } = await goldenShop();
  await read(faq.replace('How long does delivery take?,Two working days.', 'How heavy is a loaf?,800 g.'));
  await services.golden.whenIdle();
  const { regression, pairs } = await api.call('golden.list', {});
  expect(pairs[0]?.state).toMatch(/worse|gone/);
  const changed = { code: 'document_imported', params: { name: 'faq.csv' } };
  expect(regression).toMatchObject({ worse: 1, causes: [changed], canRevert: false, wayOut: changed });
  await expect(api.call('golden.revert', {})).rejects.toMatchObject({ code: 'bad_request' });
  const kept = await api.call('golden.acceptBaseline', { ids: [pair.id] });
  expect(kept.regression).toBeNull();
  expect((await api.call('golden.run', {})).regression).toBeNull();
});

it('reports a deleted answer as gone, and recovers when it is restored', async () => {
  const { api, services, id } = await goldenShop();
  await api.call('entries.remove', { ids: [id] });
  await services.golden.whenIdle();
  expect(await api.call('golden.list', {})).toMatchObject({
    pairs: [{ state: 'gone', title: null }],
    regression: { causes: [{ code: 'entries_removed' }], canRevert: true },
  });
  expect(await api.call('golden.revert', {})).toMatchObject({
    regression: null,
    pairs: [{ state: 'as before' }],
  });
});

it('names entries that went together and a pack that came as causes, and reverts what can be reverted', async () => {
  const { api, services, id, idOf } = await goldenShop();
  const since = async () => {
    await services.golden.whenIdle();
    return (await api.call('golden.list', {})).regression;
  };
  await api.call('entries.remove', { ids: [id, await idOf('Can I change my address?')] });
  expect(await since()).toMatchObject({ causes: [{ code: 'entries_removed' }], canRevert: true });
  expect((await api.call('golden.revert', {})).regression).toBeNull();

  const theirs = await openTestDesk();
  const fields = { answer: 'Never.', variants: [], tags: [], collection: null, language: null };
  await theirs.api.call('settings.change', { shopName: 'Mill Bakery' });
  await theirs.api.call('entries.save', {
    id: null,
    fields: { ...fields, question: asked, internal: false, reviewBy: null },
  });
  const pack = path.join(temporaryFolder(onTestFinished), 'mill.sidedesk');
  await theirs.api.call('packs.create', { path: pack, settings: false });
  const { digest, entries } = await api.call('packs.preview', { path: pack });
  await api.call('packs.import', {
    path: pack,
    digest,
    entries: entries.map((entry) => entry.id),
    settings: false,
  });
  expect(await since()).toMatchObject({
    worse: 1,
    causes: [{ code: 'pack_imported', params: { from: 'Mill Bakery' } }],
    canRevert: false,
  });
});

it('a learned phrasing stays pending when a golden question would regress', async () => {
  const { api, idOf } = await goldenShop();
  const wrong = `e:${await idOf('Do you have gluten-free bread?')}`;
  const reply = (question: string, target: string) =>
    api.call('replies.commit', {
      caseId: 'case',
      message: question,
      suggested: 'Yes, on Thursdays.',
      pieces: [{ from: 'source', text: 'Yes, on Thursdays.', question: 1, target }],
      reply: 'Yes, on Thursdays.',
      questions: [{ question, shown: [{ target, confidence: 0.3 }], chosen: target }],
    });
  // The very words of the golden question, answered with something else.
  await reply(asked, wrong);
  await reply('Do you bake without wheat?', wrong);
  await expect
    .poll(
      async () =>
        (await api.call('learning.list', { offset: 0, limit: 9 })).rows.map(({ state }) => state).toSorted(),
      {
        timeout: 20_000,
      },
    )
    .toEqual(['pending', 'used']);
  expect((await api.call('golden.run', {})).regression).toBeNull();
});

it('lets the owner script it: status 0 while all is as before, 1 once one is worse, nothing without the key', async () => {
  const desk = await goldenShop();
  const { folder, api, id } = desk;
  const key = path.join(temporaryFolder(onTestFinished), 'key.txt');
  writeFileSync(key, 'a good long passphrase\n');
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  onTestFinished(() => log.mockRestore());
  const run = () => runGolden(['run', '--data', folder, '--passphrase', key]);
  expect(await run()).toBe(0);
  await api.call('entries.remove', { ids: [id] });
  expect(await run()).toBe(1);
  expect(said.at(-1)).toContain('gone');
  await expect(runGolden(['run', '--data', folder])).rejects.toMatchObject({ code: 'vault_locked' });
});
