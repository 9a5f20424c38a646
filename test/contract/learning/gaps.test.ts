import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

import { fieldsOf } from '../support/shop.ts';
import { rawDatabase } from '../support/store.ts';

const faq = `# Help

## How long does delivery take?

Two working days.

## Can I change my address?

Yes, until five in the evening.
`;

async function shop(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await importText(desk, 'help.md', faq);
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  return desk;
}

async function importText(desk: TestDesk, name: string, text: string): Promise<void> {
  const file = path.join(temporaryFolder(onTestFinished), name);
  writeFileSync(file, text);
  await desk.api.call('library.import', { paths: [file] });
  await desk.services.library.whenIdle();
}

/** Reads the message and copies a reply, with these words where the draft left a question open. */
async function answer({ api }: TestDesk, message: string, words: string): Promise<void> {
  const { caseId, draft, questions } = await api.call('messages.read', { text: message });
  await api.call('replies.commit', {
    caseId,
    message,
    suggested: draft.text,
    pieces: [...draft.pieces],
    reply: draft.text.replaceAll(/About “[^”]*”: \[your answer\]/g, words),
    questions: questions.map(({ text }) => ({ question: text, shown: [], chosen: null })),
  });
}

const wrapping = [
  ['Hello, do you offer gift wrapping with a ribbon? My name is Maren Okafor.', 'Yes, for two euros.'],
  ['Could I get gift wrapping for a present?', 'Yes, gift wrapping costs two euros, with a blue ribbon.'],
  ['Is gift wrapping available?', 'Yes.'],
] as const;

it('adds unanswered questions by itself, clusters them, and drafts an entry that is found the next time', async () => {
  const desk = await shop();
  const { api, services } = desk;
  for (const [message, words] of wrapping) await answer(desk, message, words);
  await answer(desk, 'Do you bake for dogs?', 'No.');
  // Answered from the library: no gap.
  await answer(desk, 'How long does delivery take?', '');
  await services.gaps.whenIdle();

  const { clusters } = await api.call('gaps.clusters', {});
  expect(clusters.map(({ count }) => count)).toEqual([3, 1]);
  const [gap] = clusters;
  if (gap === undefined) throw new Error('There is no gap');
  expect(gap).toMatchObject({ cases: 3, answers: 2, trend: { thisWeek: 3, lastWeek: 0 } });
  expect(gap.label).toContain('gift wrapping');
  expect((await api.call('desk.status', {})).gaps).toBe(4);

  const draft = await api.call('gaps.draftEntry', { cluster: gap.id });
  expect(draft.answer).toBe('Yes, gift wrapping costs two euros, with a blue ribbon.');
  expect([draft.question, ...draft.variants]).toHaveLength(3);
  expect(JSON.stringify(await api.call('gaps.getCluster', { cluster: gap.id }))).not.toMatch(/Maren|Okafor/);

  const empty = { tags: [], collection: null, language: null, internal: false, reviewBy: null };
  const { question, variants } = draft;
  await api.call('entries.save', {
    id: null,
    fields: { question, variants: [...variants], answer: draft.answer, ...empty },
  });
  await api.call('gaps.close', { cluster: gap.id });
  const next = await api.call('messages.read', { text: 'Hi! Do you have gift wrapping with ribbon?' });
  expect(next.questions[0]?.verdict.word).toMatch(/sure|likely/);
  expect((await api.call('gaps.clusters', {})).clusters).toHaveLength(1);
});

it('drafts an entry for a gap that was clustered after it was listed (the key to write it did nothing)', async () => {
  const desk = await shop();
  const listed: string[] = [];
  for (const question of [
    'Do you bake for dogs?',
    'Is gift wrapping available?',
    'Could I get gift wrapping?',
  ]) {
    await desk.api.call('gaps.add', { question });
    const { clusters } = await desk.api.call('gaps.clusters', {});
    listed.push(...clusters.filter(({ example }) => example === question).map(({ id }) => id));
  }
  await desk.services.gaps.whenIdle();
  expect((await desk.api.call('gaps.clusters', {})).clusters).toHaveLength(2);

  const drafts = await Promise.all(listed.map((cluster) => desk.api.call('gaps.draftEntry', { cluster })));
  expect(drafts.map(({ gaps }) => gaps.length)).toEqual([1, 2, 1]);
  expect(drafts.map(({ question }) => question)).toEqual([
    'Do you bake for dogs?',
    expect.stringContaining('gift wrapping'),
    'Could I get gift wrapping?',
  ]);
});

it('adds a question of a message once, by hand and by itself, with the answer of the agent', async () => {
  const desk = await shop();
  const message = 'Do you bake for dogs?';
  const { caseId, draft, questions } = await desk.api.call('messages.read', { text: message });
  await desk.api.call('gaps.add', { question: message, from: { caseId, number: 1 } });
  const done = { caseId, message, suggested: draft.text, pieces: [...draft.pieces] };
  await desk.api.call('replies.commit', {
    ...done,
    reply: draft.text.replaceAll(/About “[^”]*”: \[your answer\]/g, 'Only for people.'),
    questions: questions.map(({ text }) => ({ question: text, shown: [], chosen: null })),
  });
  expect((await desk.api.call('gaps.list', {})).rows).toMatchObject([
    { question: message, answer: 'Only for people.' },
  ]);
});

it('adds no gap by itself while no key is open', async () => {
  const desk = await openTestDesk();
  await answer(desk, 'Do you bake for dogs?', 'No.');
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  expect((await desk.api.call('gaps.list', {})).rows).toEqual([]);
});

it('lists the others when one gap cannot be read (all were hidden by one), and counts it', async () => {
  const desk = await shop();
  for (const question of ['Do you bake for dogs?', 'Is there a loyalty card?'])
    await desk.api.call('gaps.add', { question });
  await desk.services.gaps.whenIdle();
  const db = rawDatabase(desk.folder);
  db.exec('UPDATE gaps SET question = randomblob(60) WHERE id = (SELECT min(id) FROM gaps)');
  db.close();
  await desk.close();
  const again = await openTestDesk({ folder: desk.folder });
  await again.api.call('vault.unlock', { passphrase: 'a good long passphrase' });
  expect(await again.api.call('gaps.list', {})).toMatchObject({
    rows: [{ question: 'Is there a loyalty card?' }],
    unreadable: 1,
  });
  expect(await again.api.call('gaps.clusters', {})).toMatchObject({
    clusters: [{ example: 'Is there a loyalty card?' }],
    unreadable: 1,
  });
});

it('links a gap to the answer that the library has by now, until that is gone', async () => {
  const desk = await shop();
  await desk.api.call('gaps.add', { question: 'Is there a loyalty card for regular customers?' });
  await desk.services.gaps.whenIdle();
  await importText(
    desk,
    'loyalty.csv',
    'question,answer\nIs there a loyalty card?,"Yes, the tenth loaf is free."\n',
  );
  await desk.services.gaps.whenIdle();
  const clusters = async () => (await desk.api.call('gaps.clusters', {})).clusters;
  expect(await clusters()).toMatchObject([{ answeredBy: { title: 'Is there a loyalty card?' } }]);
  expect((await desk.api.call('desk.status', {})).gaps).toBe(0);

  const { target = '' } = (await clusters())[0]?.answeredBy ?? {};
  const entry = await desk.api.call('entries.get', { id: target.slice(2) });
  const fields = { ...fieldsOf(entry), question: 'Who sweeps the floor?', answer: 'Piotr does.' };
  await desk.api.call('entries.save', { id: entry.id, fields });
  await vi.waitFor(
    async () => {
      await desk.services.gaps.whenIdle();
      expect(await clusters()).toMatchObject([{ answeredBy: null }]);
    },
    { timeout: 20_000 },
  );
});
