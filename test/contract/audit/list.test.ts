import { expect, it } from 'vitest';
import type { CallInput } from '../../../preload/contract.ts';
import { sampleShopFolder } from '../support/folder.ts';
import { openTestDesk } from '../support/desk.ts';

type Where = NonNullable<CallInput<'audit.list'>['where']>;

const everything = { offset: 0, limit: 50, kinds: [] };
const all: Where = { since: null, outcome: null, queue: null, text: '' };

// Bugs: the owner meets pseudonyms instead of names; words are found in names of fields; a filter drops the copies of a queue.
it('lines are found by words, time, queue and outcome, and name people and messages while the key is open', async () => {
  const { api, close } = await openTestDesk({ folder: sampleShopFolder() });
  const list = async (where: Partial<Where> = {}) =>
    (await api.call('audit.list', { ...everything, where: { ...all, ...where } })).rows;
  await api.call('vault.create', { passphrase: 'seven loaves a week' });
  await api.call('settings.change', { agentName: 'Ines Adler' });
  const read = await api.call('messages.read', { text: 'Hello, where is my parcel? Maren Okafor' });
  await api.call('settings.change', { agentName: 'George Brandt' });
  const reads = { kinds: ['read'], offset: 0, limit: 50 };
  await api.call('messages.read', { text: 'Do you bake a birthday cake for sixty?' });

  const { rows } = await api.call('audit.list', reads);
  expect(rows.map(({ by, about }) => ({ by, about }))).toEqual([
    { by: 'George Brandt', about: 'Do you bake a birthday cake for sixty?' },
    { by: 'Ines Adler', about: 'Hello, where is my parcel? Maren Okafor' },
  ]);
  expect((await list({ text: 'okafor' })).map(({ caseId }) => caseId)).toEqual([read.caseId]);
  expect((await list({ text: 'ines adler' })).map(({ caseId }) => caseId)).toContain(read.caseId);
  expect(await list({ text: 'suggestions' })).toEqual([]);
  expect(await list({ since: Date.now() + 60_000_000_000 })).toEqual([]);
  expect(await list({ outcome: 'replaced' })).toEqual([]);
  const queue = read.routing.queue?.id ?? null;
  expect(queue).not.toBeNull();
  expect((await list({ queue })).map(({ caseId }) => caseId)).toEqual([read.caseId]);
  await close();
});
