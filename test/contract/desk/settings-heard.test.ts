import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';

const glossary = [['delivery', 'shipping']];
const entry = {
  question: 'Do you ship?',
  answer: 'Yes, on Mondays.',
  variants: [],
  tags: [],
  collection: null,
  language: 'en',
  internal: false,
  reviewBy: null,
};

/** Takes over a pack of a shop that has paused its suggestions and says that two words mean the same. */
async function importPack({ api }: TestDesk): Promise<void> {
  const other = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });
  await other.api.call('settings.change', { suggestions: 'paused', glossary });
  const file = path.join(temporaryFolder(), 'shop.sidedesk');
  await other.api.call('packs.create', { path: file, settings: true });
  const { digest } = await api.call('packs.preview', { path: file });
  await api.call('packs.import', { path: file, digest, entries: [], settings: true });
}

test.each<[string, (desk: TestDesk) => Promise<unknown>]>([
  ['the settings', ({ api }) => api.call('settings.change', { suggestions: 'paused', glossary })],
  ['a pack', importPack],
])('what is changed by %s is heard by the audit log and by the golden questions', async (_, change) => {
  const desk = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });
  const { api, services } = desk;
  await api.call('vault.create', { passphrase: 'a good long passphrase' });
  const { id } = await api.call('entries.save', { id: null, fields: entry });
  await api.call('golden.add', { question: entry.question, target: `e:${id}` });
  await services.golden.whenIdle();
  let runs = 0;
  api.on('golden.changed', () => void runs++);

  await change(desk);

  await services.golden.whenIdle();
  expect(runs).toBe(1);
  const { rows } = await api.call('audit.list', { offset: 0, limit: 10, kinds: ['paused'] });
  expect(rows).toMatchObject([{ kind: 'paused' }]);
});
