import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const embedder = fakeEmbedder(realEmbedder());
const passphrase = 'a good long passphrase';

const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    // A copy that is just being made comes and goes.
    .filter((one) => one.isFile() && !one.name.includes('.tmp'))
    .map((one) => readFileSync(path.join(one.parentPath, one.name), 'latin1'))
    .join('\n');

test('a draft is there after a restart, and its words stand nowhere on the disk as they were typed', async () => {
  const folder = temporaryFolder();
  const first = await openTestDesk({ folder, embedder });
  await first.api.call('vault.create', { passphrase });
  const draft = { form: 'entry', subject: 'e1', caseId: null } as const;
  await first.api.call('formDrafts.save', { ...draft, content: 'Zqtyped one' });
  expect(await first.api.call('formDrafts.save', { ...draft, content: 'Zqtyped two' })).toMatchObject({
    isStored: true,
  });
  expect(bytesOf(folder)).not.toContain('Zqtyped');
  await first.close();

  const second = await openTestDesk({ folder, embedder });
  expect(await second.api.call('formDrafts.list', {})).toEqual([]);
  const readable = new Promise((resolve) => second.api.on('formDrafts.changed', resolve));
  await second.api.call('vault.unlock', { passphrase });
  await readable;
  expect(await second.api.call('formDrafts.list', {})).toMatchObject([
    { ...draft, content: 'Zqtyped two', isStored: true },
  ]);
  await second.api.call('formDrafts.remove', { form: 'entry', subject: 'e1' });
  expect(await second.api.call('formDrafts.list', {})).toEqual([]);
});

test('without a key a draft lives in memory alone, and is stored once there is one', async () => {
  const folder = temporaryFolder();
  const { api } = await openTestDesk({ folder, embedder });
  const draft = { form: 'snippet', subject: 'new', caseId: null, content: 'Zqtyped' } as const;
  expect(await api.call('formDrafts.save', draft)).toMatchObject({ isStored: false });
  expect(bytesOf(folder)).not.toContain('Zqtyped');
  expect(await api.call('formDrafts.list', {})).toMatchObject([{ ...draft, isStored: false }]);
  await api.call('vault.create', { passphrase });
  expect(await api.call('formDrafts.list', {})).toMatchObject([{ ...draft, isStored: true }]);
});

// Bug: a draft of a handover that was encrypted by a version before is unreadable, or stands beside its newer one.
test('the draft of a handover keeps the id of before, which its encryption is bound to', async () => {
  const { api, services } = await openTestDesk({ embedder });
  await api.call('vault.create', { passphrase });
  const draft = { form: 'handover', subject: 'c1', caseId: 'c1' } as const;
  await api.call('formDrafts.save', { ...draft, content: 'Call her' });
  expect(services.store.formDrafts.list()).toMatchObject([{ id: 'hand-over c1', form: 'handover' }]);
  expect(await api.call('formDrafts.list', {})).toMatchObject([{ ...draft, content: 'Call her' }]);
  await api.call('formDrafts.remove', { form: 'handover', subject: 'c1' });
  expect(await api.call('formDrafts.list', {})).toEqual([]);
});

test('erasing a customer erases drafts that name her, and those about her case; others stay', async () => {
  const { api } = await openTestDesk({ embedder });
  await api.call('vault.create', { passphrase });
  const message = 'I am Qworple. Where is my rye?';
  const { caseId } = await api.call('messages.read', { text: message });
  const save = (form: 'entry' | 'handover' | 'queue', about: string | null, content: object) =>
    api.call('formDrafts.save', { form, subject: form, caseId: about, content: JSON.stringify(content) });
  await save('entry', null, { value: { answer: 'As we told\nQworple' } });
  await save('handover', caseId, { value: { note: 'Call her back' } });
  await save('queue', null, { value: { name: 'Returns' } });
  const heard = new Promise((resolve) => api.on('formDrafts.changed', resolve));
  const erased = await api.call('audit.erase', { customer: 'qworple' });
  await heard;
  expect(erased.otherRecords).toContainEqual({ table: 'form_drafts', count: 2 });
  expect((await api.call('formDrafts.list', {})).map(({ form }) => form)).toEqual(['queue']);
});

test('erasing a case without a key erases the draft in memory about it', async () => {
  const { api } = await openTestDesk({ embedder });
  const draft = { form: 'reply', subject: 'c1', caseId: 'c1', content: 'Dear …' } as const;
  await api.call('formDrafts.save', draft);
  await api.call('audit.erase', { caseIds: ['c1'] });
  expect(await api.call('formDrafts.list', {})).toEqual([]);
});
