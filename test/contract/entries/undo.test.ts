import { expect, test } from 'vitest';
import { fieldsOf, openShop, shopLines } from '../support/shop.ts';
import { rawDatabase } from '../support/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

const [islands = ['', ''], rye = ['', ''], dog = ['', '']] = shopLines;

test('a removed entry stays removed when its file is imported again, until undo', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id } = await shop.entry(rye[0]);
  const { undo } = await shop.api.call('entries.remove', { ids: [id] });
  await shop.write([...shopLines, ['New?', 'Brand new.']]);
  expect((await shop.entries()).map(({ question }) => question).toSorted()).toEqual(
    [islands[0], dog[0], 'New?'].toSorted(),
  );
  await shop.api.call('library.undo', { undo });
  await shop.write([...shopLines, ['Newer?', 'Brand new.']]);
  expect((await shop.entry(rye[0])).id).toBe(id);
  expect(await shop.entries()).toHaveLength(4);
  await expect(shop.api.call('library.undo', { undo })).rejects.toMatchObject({ code: 'not_found' });
});

test('a file whose every entry was removed is ready with 0 entries', async () => {
  const shop = await openShop();
  await shop.write([rye]);
  await shop.api.call('entries.remove', { ids: [(await shop.entry(rye[0])).id] });
  await shop.write([[rye[0], 'Another answer.']]);
  const { rows } = await shop.api.call('library.list', {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 10,
  });
  expect(rows).toMatchObject([{ state: 'ready', entries: 0 }]);
});

test('undo restores exactly what was removed', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  await shop.write([islands, dog], 'more.csv');
  const edited = await shop.save(rye[0], {
    answer: 'By ferry.',
    variants: ['Rye, how long?'],
    tags: ['bread'],
    wordings: { short: 'Five days.', formal: 'Five days, if we may say so.' },
  });
  const { documentId } = edited;
  const before = shop.everything();
  const search = async () => shop.api.call('messages.search', { text: 'How long does rye keep?' });
  const found = await search();

  const entries = await shop.api.call('entries.remove', { ids: [edited.id] });
  expect((await search()).suggestions[0]?.target).not.toBe(`e:${edited.id}`);
  await shop.api.call('library.undo', entries);
  expect(shop.everything()).toEqual(before);
  expect(await search()).toEqual(found);

  const document = await shop.api.call('library.remove', { ids: [documentId] });
  expect(await shop.entries()).toHaveLength(2);
  await shop.api.call('library.undo', document);
  expect(shop.everything()).toEqual(before);
  expect(await search()).toEqual(found);
});

test('undo does not duplicate a document that was imported again meanwhile', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const edited = await shop.save(rye[0], { answer: 'By ferry.' });
  const { undo } = await shop.api.call('library.remove', { ids: [edited.documentId] });
  await shop.write(shopLines);
  await shop.api.call('library.undo', { undo });
  expect(await shop.entries()).toHaveLength(3);
  expect(await shop.entry(rye[0])).toMatchObject({ id: edited.id, answer: 'By ferry.' });
});

test('undo keeps entries written since the removal', async () => {
  const shop = await openShop();
  const fields = { ...fieldsOf(await emptyEntry()), question: 'One?', answer: 'One.' };
  const one = await shop.api.call('entries.save', { id: null, fields });
  const { undo } = await shop.api.call('library.remove', { ids: [one.documentId] });
  const two = await shop.api.call('entries.save', { id: null, fields: { ...fields, question: 'Two?' } });
  await shop.api.call('library.undo', { undo });
  expect((await shop.entries()).map(({ id }) => id)).toEqual([one.id, two.id]);
  expect((await shop.api.call('entries.get', { id: one.id })).documentId).toBe(two.documentId);
});

test('undo of an entry is refused until its document is restored', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const { id, documentId } = await shop.entry(rye[0]);
  const entry = await shop.api.call('entries.remove', { ids: [id] });
  const document = await shop.api.call('library.remove', { ids: [documentId] });
  await expect(shop.api.call('library.undo', entry)).rejects.toMatchObject({ code: 'not_found' });
  await shop.api.call('library.undo', document);
  await shop.api.call('library.undo', entry);
  expect(await shop.entries()).toHaveLength(3);
});

test('merging keeps every variant and count, and undo restores both entries', async () => {
  const shop = await openShop();
  await shop.write([
    ...shopLines,
    ['How many days does rye stay fresh?', 'Some.', 'Rye fresh?|HOW LONG DOES RYE KEEP?'],
  ]);
  const keep = await shop.entry(rye[0]);
  const other = await shop.entry('How many days does rye stay fresh?');
  const use = (target: string) =>
    shop.services.store.auditLog.append({
      kind: 'reply',
      facts: {},
      secret: null,
      shown: [target],
      chosen: [target],
    });
  use(`e:${keep.id}`);
  use(`e:${other.id}`);
  use(`e:${other.id}`);
  const before = shop.everything();
  const { entry, undo } = await shop.api.call('entries.merge', { keep: keep.id, others: [other.id] });
  expect(entry).toMatchObject({
    id: keep.id,
    answer: rye[1],
    used: 3,
    suggested: 3,
    edited: true,
    variants: ['How many days does rye stay fresh?', 'Rye fresh?'],
  });
  expect(await shop.entries()).toHaveLength(3);
  const { suggestions } = await shop.api.call('messages.search', {
    text: 'How many days does rye stay fresh?',
  });
  expect(suggestions[0]?.target).toBe(`e:${keep.id}`);
  await shop.write([...shopLines, ['How many days does rye stay fresh?', 'Some more.']]);
  expect(await shop.entries()).toHaveLength(3);
  await shop.write([
    ...shopLines,
    ['How many days does rye stay fresh?', 'Some.', 'Rye fresh?|HOW LONG DOES RYE KEEP?'],
  ]);

  await shop.api.call('library.undo', { undo });
  expect(await shop.entry(rye[0])).toEqual({
    ...keep,
    used: 1,
    suggested: 1,
    lastUsedAt: expect.any(Number),
    checkedAt: expect.any(Number),
  });
  expect(await shop.entry(other.question)).toMatchObject({ id: other.id, used: 2, variants: other.variants });
  expect(before).toBeDefined();
});

test('a removal can be undone for 30 days, then it is purged', async () => {
  const shop = await openShop();
  await shop.write(shopLines);
  const [one, two] = await shop.entries();
  const first = await shop.api.call('entries.remove', { ids: [one?.id ?? ''] });
  await shop.close();
  const later = await openShop({ folder: shop.folder, now: () => Date.now() + 29 * dayMs });
  const second = await later.api.call('entries.remove', { ids: [two?.id ?? ''] });
  await later.close();
  const last = await openShop({ folder: shop.folder, now: () => Date.now() + 31 * dayMs });
  await expect(last.api.call('library.undo', first)).rejects.toMatchObject({ code: 'not_found' });
  await last.api.call('library.undo', second);
  expect(await last.entries()).toHaveLength(2);
  // The removed one stays away all the same.
  await last.write([...shopLines, ['New?', 'Brand new.']]);
  expect(await last.entries()).toHaveLength(3);
});

test('every column has its twin in the trash_* tables', async () => {
  const shop = await openShop();
  const db = rawDatabase(shop.folder);
  const columns = (table: string) =>
    db
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row['name']));
  const twins = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'trash\\_%' ESCAPE '\\'`)
    .all()
    .map((row) => String(row['name']));
  expect(twins.length).toBeGreaterThan(5);
  const forgotten = twins.flatMap((twin) => {
    const kept = columns(twin);
    return columns(twin.replace('trash_', '')).flatMap((name) =>
      kept.includes(name) ? [] : [`${twin}.${name}`],
    );
  });
  expect(forgotten).toEqual([]);
  db.close();
});

const emptyEntry = () =>
  Promise.resolve({
    question: '',
    answer: '',
    variants: [],
    tags: [],
    collection: null,
    language: null,
    internal: false,
    reviewBy: null,
  });
