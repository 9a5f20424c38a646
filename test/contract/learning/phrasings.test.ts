import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';

const faq = `# Help

## How long does delivery take?

Two working days.

## Can I change my address?

Yes, until five in the evening.

## Do you have gluten-free bread?

Yes, on Thursdays.
`;
const odd =
  'My gran Maren Okafor moved in with us, so will the loaf know the way? Write to maren@example.org';

async function shop(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(onTestFinished), 'help.md');
  writeFileSync(file, faq);
  await desk.api.call('library.import', { paths: [file] });
  await vi.waitFor(
    async () => expect((await desk.api.call('desk.status', {})).importing.running).toBe(false),
    { timeout: 20_000 },
  );
  return desk;
}

const search = async ({ api }: TestDesk, text = odd) =>
  (await api.call('messages.search', { text })).suggestions.map(({ title, confidence, parts }) => ({
    title,
    confidence,
    parts,
  }));
const address = async (desk: TestDesk): Promise<string> => {
  const { suggestions } = await desk.api.call('messages.search', { text: 'Can I change my address?' });
  return suggestions[0]?.target ?? '';
};
const answerWith = async (desk: TestDesk, target: string): Promise<void> => {
  await desk.api.call('replies.commit', {
    caseId: 'case',
    pieces: [],
    message: odd,
    suggested: 'Yes.',
    reply: 'Yes.',
    questions: [{ question: odd, shown: [{ target, confidence: 0.2 }], chosen: target }],
  });
};
const learned = async ({ api }: TestDesk, total = 1) => {
  const list = () => api.call('learning.list', { offset: 0, limit: 10 });
  await vi.waitFor(async () => expect((await list()).total).toBe(total), { timeout: 20_000 });
  return list();
};

it('finds the answer by the words that an agent answered before, and undoing it leaves no trace', async () => {
  const desk = await shop();
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  const before = await search(desk);
  await answerWith(desk, await address(desk));
  const { rows } = await learned(desk);
  expect(rows).toMatchObject([{ title: 'Can I change my address?', state: 'used' }]);
  expect(rows[0]?.phrase).not.toMatch(/Maren|Okafor|example\.org/);

  const [best] = (await desk.api.call('messages.search', { text: odd })).suggestions;
  expect(best?.title).toBe('Can I change my address?');
  expect(best?.confidence.value).toBeGreaterThan(0.5);
  expect(best?.why.code).toBe('answered_before');

  expect(await desk.api.call('learning.undo', { all: true })).toEqual({ undone: 1 });
  expect(await search(desk)).toEqual(before);
});

// Bug: one damaged phrase closed the whole list to the owner.
it('lists what was learned although one phrase is damaged', async () => {
  const desk = await shop();
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await answerWith(desk, await address(desk));
  await learned(desk);
  const db = rawDatabase(desk.folder);
  db.exec('UPDATE learned_phrasings SET phrase = zeroblob(length(phrase))');
  db.close();
  expect((await learned(desk)).rows).toMatchObject([{ title: 'Can I change my address?', phrase: null }]);
});

it('learns nothing while no key is open, or when the owner switched it off', async () => {
  const desk = await shop();
  const target = await address(desk);
  await answerWith(desk, target);
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await desk.api.call('settings.change', { learning: 'off' });
  await answerWith(desk, target);
  expect((await learned(desk, 0)).rows).toEqual([]);
});

it('ignores a phrasing until the owner accepts it, when approval is required', async () => {
  const desk = await shop();
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await desk.api.call('settings.change', { learning: 'when accepted' });
  const before = await search(desk);
  await answerWith(desk, await address(desk));
  const { rows } = await learned(desk);
  expect(rows).toMatchObject([{ state: 'pending' }]);
  expect(await search(desk)).toEqual(before);
  await desk.api.call('learning.accept', { ids: rows.map(({ id }) => id) });
  expect((await search(desk))[0]?.title).toBe('Can I change my address?');
});

it('weighs a stale phrasing less once the answer has changed, and deletes and restores it with the entry', async () => {
  const desk = await shop();
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  const target = await address(desk);
  await answerWith(desk, target);
  await learned(desk);
  const [sure] = await search(desk);
  const id = target.slice(2);
  const { undo } = await desk.api.call('entries.remove', { ids: [id] });
  await learned(desk, 0);
  await desk.api.call('library.undo', { undo });
  await learned(desk);
  expect((await search(desk))[0]).toEqual(sure);

  const entry = await desk.api.call('entries.get', { id });
  const { question, variants, tags, collection, language, internal, reviewBy } = entry;
  const fields = {
    question,
    variants: [...variants],
    tags: [...tags],
    collection,
    language,
    internal,
    reviewBy,
  };
  await desk.api.call('entries.save', { id, fields: { ...fields, answer: 'No, never.' } });
  expect((await learned(desk)).rows).toMatchObject([{ state: 'stale' }]);
  expect((await search(desk))[0]?.confidence.value).toBeLessThan(sure?.confidence.value ?? 0);
});
