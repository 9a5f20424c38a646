import { expect, test } from 'vitest';
import { t } from '../../support/i18n.ts';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import { entriesMigration } from '../../../main/desk/store/migrations/04-entries.ts';
import { realEmbedder } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openShop, shopLines } from '../support/shop.ts';
import { open, rawDatabase } from '../support/store.ts';

const [islands = ['', '']] = shopLines;

test('an internal answer is suggested but never drafted: the draft marks the gap', async () => {
  const shop = await openShop({ embedder: realEmbedder() });
  await shop.write(shopLines);
  const read = () => shop.api.call('messages.read', { text: `Hello,\n${islands[0]}\nBest` });
  const before = await read();
  expect(before.draft.text).toContain(islands[1]);
  expect(before.questions[0]?.suggestions[0]).toMatchObject({
    internal: false,
    source: { reviewDue: false },
  });

  const { id } = await shop.save(islands[0], { internal: true, reviewBy: '2020-02-29' });
  const after = await read();
  expect(after.questions[0]?.suggestions[0]).toMatchObject({
    target: `e:${id}`,
    internal: true,
    source: { reviewDue: true },
  });
  expect(after.draft.text).not.toContain(islands[1]);
  expect(after.draft.text).toContain(t('reply.place'));
  const draft = await shop.api.call('replies.compose', {
    caseId: after.caseId,
    name: null,
    answers: [{ question: islands[0], target: `e:${id}` }],
  });
  expect(draft.text).not.toContain(islands[1]);
  expect(draft.text).toContain(t('reply.place'));
  expect((await shop.entries({ only: 'due' })).map((row) => row.id)).toEqual([id]);
  expect((await shop.entries({ only: 'internal' })).map((row) => row.id)).toEqual([id]);
});

test('rejects an invalid date, a blank answer and too many tags', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  for (const change of [
    { reviewBy: '2026-02-30' },
    { answer: ' \n' },
    { question: '' },
    { tags: Array.from({ length: 200 }, (_, index) => `tag ${index}`) },
    { answer: 'x'.repeat(60_000) },
    { language: 'Deutsch' },
  ])
    await expect(shop.save(islands[0], change)).rejects.toMatchObject({ code: 'bad_request' });
  expect(await shop.entry(islands[0])).toMatchObject({ version: 1 });
});

test('migration 04 keeps counts, languages and entry ids of an older library', () => {
  const folder = temporaryFolder();
  const db = rawDatabase(folder);
  const before = migrations.indexOf(entriesMigration);
  for (const migration of migrations.slice(0, before)) db.exec(migration);
  db.exec(`
    PRAGMA user_version = ${before};
    INSERT INTO documents (id, path, name, kind, title, state, hash, bytes, language, added_at, checked_at, sort_name, sought)
      VALUES ('d', '/faq.csv', 'faq.csv', 'csv', 'faq', 'ready', 'x', 1, 'de', 5, 6, 'faq.csv', 'faq');
    INSERT INTO entries (id, document_id, position, question, answer, start, "end", used, sort_name, sought) VALUES
      ('one', 'd', 0, 'Gibt es Brot?', 'Ja.', 0, 3, 2, 'gibt es brot?', ''),
      ('two', 'd', 1, 'Gibt es Brot?', 'Immer.', 4, 9, 1, 'gibt es brot?', '');
    INSERT INTO journal (id, at, kind, facts) VALUES
      ('j', 70, 'reply', '{"questions":[{"shown":[{"target":"e:one","confidence":0.9},{"target":"e:two","confidence":0.5}],"chosen":"e:one"}]}'),
      ('k', 80, 'reply', '{"questions":[{"shown":[{"target":"e:one","confidence":0.9}],"chosen":null}]}');`);
  db.close();
  const { store } = open(folder);
  expect(store.entries.get('one')).toMatchObject({
    language: 'de',
    used: 2,
    suggested: 2,
    lastUsedAt: 70,
    createdAt: 5,
    version: 1,
    edited: false,
  });
  const words = { question: 'Gibt es Brot?', variants: [], tags: [], start: 0, end: 1 };
  const read = store.documents.reconcile('d', [
    { ...words, id: 'new', answer: 'Ja, sicher.' },
    { ...words, id: 'newer', answer: 'Immer noch.' },
  ]);
  expect(read.map(({ id }) => id)).toEqual(['one', 'two']);
  store.close();
});
