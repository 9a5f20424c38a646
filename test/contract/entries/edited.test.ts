import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Embedder } from '../../../main/desk/ports.ts';
import { realEmbedder } from '../support/desk.ts';
import { fieldsOf, openShop, shopLines } from '../support/shop.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';

const [islands = ['', ''], rye = ['', ''], dog = ['', '']] = shopLines;

test("keeps an entry's id, counts and metadata when its file is imported again", async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const before = await shop.entry(rye[0]);
  await shop.api.call('entries.updateMany', {
    ids: [before.id],
    patch: { collection: 'Bread', internal: true, reviewBy: '2030-01-31', language: 'de' },
  });
  const target = `e:${before.id}`;
  await shop.api.call('replies.commit', {
    caseId: 'case',
    pieces: [],
    message: 'How long does it keep?',
    suggested: 'Five days.',
    reply: 'Five days.',
    questions: [{ question: 'How long?', shown: [{ target, confidence: 0.9 }], chosen: target }],
  });
  await shop.write([dog, [rye[0], 'Six days in its paper bag.'], ['New?', 'Brand new.']]);
  expect(await shop.entry(rye[0])).toMatchObject({
    id: before.id,
    answer: 'Six days in its paper bag.',
    collection: 'Bread',
    internal: true,
    reviewBy: '2030-01-31',
    language: 'de',
    suggested: 1,
    used: 1,
    lastUsedAt: expect.any(Number),
    createdAt: before.createdAt,
    edited: false,
    fileDiffers: false,
  });
  expect(await shop.api.call('entries.history', { id: before.id })).toMatchObject([
    { number: 3, origin: 'file', current: true, fields: { answer: 'Six days in its paper bag.' } },
    { number: 2, origin: 'edit', current: false, fields: { answer: rye[1], collection: 'Bread' } },
    { number: 1, origin: 'file', current: false, fields: { answer: rye[1], collection: null } },
  ]);
  // What its file drops and says again is still the same entry.
  const gone = await shop.entry(dog[0]);
  await shop.write([islands]);
  await shop.write(shopLines);
  expect((await shop.entry(dog[0])).id).toBe(gone.id);
  expect((await shop.entry(rye[0])).used).toBe(1);
});

test('matches a reworded question to its entry by the unchanged answer', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const before = await shop.entry(rye[0]);
  await shop.write([islands, ['How long will rye bread keep?', rye[1]], dog]);
  expect(await shop.entry('How long will rye bread keep?')).toMatchObject({ id: before.id, version: 2 });
});

test('keeps a local edit when its file changes, and shows that the file differs', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id } = await shop.save(islands[0], { answer: 'By the ferry, on Mondays.', tags: ['delivery'] });
  expect(await shop.entry(islands[0])).toMatchObject({ edited: true, fileDiffers: false, version: 2 });
  // Read again unchanged in this place: nothing to report.
  await shop.write([...shopLines, ['New?', 'Brand new.']]);
  expect(await shop.entry(islands[0])).toMatchObject({ edited: true, fileDiffers: false, version: 2 });

  await shop.write([[islands[0], 'Yes, daily.', 'Is there a boat?'], rye, dog]);
  expect(await shop.entry(islands[0])).toMatchObject({
    id,
    answer: 'By the ferry, on Mondays.',
    // What was not changed here follows the file.
    variants: ['Is there a boat?'],
    tags: ['delivery'],
    edited: true,
    fileDiffers: true,
    conflict: { answer: 'Yes, daily.' },
  });
  expect((await shop.entries({ only: 'differs' })).map((row) => row.id)).toEqual([id]);
  const history = await shop.api.call('entries.history', { id });
  const fromFile = history.find(({ fields }) => fields.answer === 'Yes, daily.');
  expect(fromFile).toMatchObject({ origin: 'file', current: false });
  // Recorded once, however often the file is read.
  await shop.write([[islands[0], 'Yes, daily.', 'Is there a boat?'], rye]);
  expect(await shop.api.call('entries.history', { id })).toEqual(history);

  await shop.api.call('entries.restoreVersion', { id, version: fromFile?.number ?? 0 });
  expect(await shop.entry(islands[0])).toMatchObject({
    answer: 'Yes, daily.',
    fileDiffers: false,
    conflict: null,
  });
  await shop.save(islands[0], { tags: [] });
  expect(await shop.entry(islands[0])).toMatchObject({ edited: false });
});

test('saving the current text resolves the difference to the file', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  await shop.save(rye[0], { answer: 'Until it is eaten.' });
  await shop.write([[rye[0], 'Six days.']]);
  await shop.save(rye[0], {});
  expect(await shop.entry(rye[0])).toMatchObject({
    answer: 'Until it is eaten.',
    edited: true,
    fileDiffers: false,
  });
  await shop.write([[rye[0], 'Six days.'], dog]);
  expect(await shop.entry(rye[0])).toMatchObject({ fileDiffers: false });
});

test('keeps a local edit when its file drops the entry', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id } = await shop.save(rye[0], { answer: 'Ask the ferry.' });
  await shop.write([islands, dog]);
  expect(await shop.entry(rye[0])).toMatchObject({
    id,
    answer: 'Ask the ferry.',
    documentName: 'Written here',
    own: true,
    fileDiffers: true,
    conflict: null,
  });
  const found = await shop.api.call('messages.search', { text: 'How long does rye keep?' });
  expect(found.suggestions[0]).toMatchObject({ target: `e:${id}`, text: 'Ask the ferry.' });
});

test('keeps a local edit while its file cannot be read', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id } = await shop.save(rye[0], { answer: 'Until it is eaten.' });
  writeFileSync(shop.file(), '');
  await shop.api.call('library.import', { paths: [shop.file()] });
  await shop.services.library.whenIdle();
  expect(await shop.entries()).toEqual([]);
  rmSync(shop.file());
  await shop.write(shopLines);
  expect(await shop.entry(rye[0])).toMatchObject({
    id,
    answer: 'Until it is eaten.',
    edited: true,
    version: 2,
  });
});

test('keeps a local edit when a program deletes its file and creates it again', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id, documentId } = await shop.save(rye[0], { answer: 'Until it is eaten.' });
  await shop.services.library.archive([documentId]);
  expect(await shop.entries()).toEqual([]);
  await shop.write([islands, rye, dog, ['New?', 'Brand new.']]);
  expect(await shop.entry(rye[0])).toMatchObject({
    id,
    documentId,
    answer: 'Until it is eaten.',
    version: 2,
  });
  expect(await shop.entries()).toHaveLength(4);
  await shop.services.library.archive([documentId]);
  await shop.write([islands, rye, dog, ['New?', 'Brand new.']]);
  const found = await shop.api.call('messages.search', { text: 'How long does rye keep?' });
  expect(found.suggestions[0]).toMatchObject({ target: `e:${id}`, text: 'Until it is eaten.' });
});

test('an edit or removal during an import is not overwritten by it', async () => {
  const real = fakeEmbedder(realEmbedder());
  let during: (() => Promise<unknown>) | null = null;
  const embedder: Embedder = {
    ...real,
    embed: async (texts, purpose) => {
      const work = during;
      during = null;
      await work?.();
      return real.embed(texts, purpose);
    },
  };
  const shop = await openShop({ embedder });
  await shop.write(shopLines);
  const { id } = await shop.entry(dog[0]);
  during = async () => {
    await shop.save(rye[0], { answer: 'Changed meanwhile, by the ferry.' });
    await shop.api.call('entries.remove', { ids: [id] });
  };
  await shop.write([islands, [rye[0], 'Six days.'], dog]);
  expect(await shop.entry(rye[0])).toMatchObject({
    answer: 'Changed meanwhile, by the ferry.',
    fileDiffers: true,
  });
  expect((await shop.entries()).map(({ question }) => question)).not.toContain(dog[0]);
  const found = await shop.api.call('messages.search', { text: 'How long does rye keep? By the ferry' });
  expect(found.suggestions[0]?.text).toBe('Changed meanwhile, by the ferry.');
});

test('search finds edited and new entries as soon as they are saved', async () => {
  const shop = await openShop({ embedder: realEmbedder() });
  let changes = 0;
  shop.api.on('library.changed', () => changes++);
  await shop.write(shopLines);
  const search = async (text: string) => (await shop.api.call('messages.search', { text })).suggestions[0];
  const { id } = await shop.save(islands[0], {
    answer: 'By the ferry, at noon.',
    variants: ['Does the ferry bring croissants?'],
  });
  expect(await search('Will croissants come by ferry?')).toMatchObject({
    target: `e:${id}`,
    text: 'By the ferry, at noon.',
  });
  expect(shop.services.store.passages.searchWords('Tuesdays', [1, 1, 1], 5)).toEqual([]);

  const made = await shop.api.call('entries.save', {
    id: null,
    fields: {
      ...fieldsOf(await shop.entry(islands[0])),
      question: 'Is there oat milk?',
      answer: 'Yes, and almond milk.',
      variants: [],
    },
  });
  expect(made).toMatchObject({
    documentName: 'Written here',
    own: true,
    language: 'en',
    version: 1,
    edited: false,
  });
  expect(await search('Can I have almond milk in my coffee?')).toMatchObject({ target: `e:${made.id}` });
  // Told a moment later, once for many.
  await expect.poll(() => changes).toBeGreaterThan(0);
  const opened = await shop.api.call('library.open', { documentId: made.documentId, entryId: made.id });
  const source = (await search('Is there oat milk?'))?.source;
  expect(opened.text.slice(source?.start, source?.end)).toBe('Yes, and almond milk.');
  await expect(shop.api.call('library.retry', { id: made.documentId })).rejects.toMatchObject({
    code: 'bad_request',
  });
});

test('every passage of an edited entry still points at its place in the original', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { documentId, id } = await shop.save(rye[0], { answer: 'Ask the ferry. It knows. '.repeat(60) });
  for (const lines of [null, [dog, rye, islands]]) {
    if (lines !== null) await shop.write(lines);
    const { text, passages } = await shop.api.call('library.open', { documentId });
    const mine = passages.filter(({ entryId }) => entryId === id);
    expect(mine.length).toBeGreaterThan(1);
    expect(new Set(mine.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set([rye[1]]));
  }
});

test('re-imports an unchanged file only when another model made its passages', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const passage = () => shop.services.store.passages.searchWords('rye', [1, 1, 1], 1)[0]?.passageId;
  const first = passage();
  await shop.write(shopLines);
  expect(passage()).toBe(first);
  await shop.close();
  const other = await openShop({
    folder: shop.folder,
    embedder: { ...fakeEmbedder(realEmbedder()), model: 'another one' },
  });
  await other.write(shopLines);
  expect(other.services.store.passages.searchWords('rye', [1, 1, 1], 1)[0]?.passageId).not.toBe(first);
});
