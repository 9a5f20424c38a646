import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { createLibraryWords } from '../../../main/desk/search/library-words.ts';
import { add, contentWith, manyEntries, open, rawDatabase } from '../support/store.ts';
import type { LibraryQuery } from '../../../main/desk/store/store.ts';

const everything: LibraryQuery = {
  show: 'entries',
  filter: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
};

test('replacing a document replaces its words and vectors in the search', () => {
  const { store } = open(temporaryFolder());
  const id = add(
    store,
    '/shop/faq.csv',
    contentWith([{ question: 'Do you ship crumpets?', answer: 'Daily.' }]),
  );
  const [before] = store.passages.searchWords('crumpets', [1, 1, 1], 10);

  const change = store.documents.replace(
    id,
    contentWith([{ question: 'Do you ship scones?', answer: 'Daily.' }]),
  );

  expect(change.removedPassages).toEqual([before?.passageId]);
  expect(change.added.map(({ field }) => field)).toEqual(['question', 'body']);
  expect(store.passages.searchWords('crumpets', [1, 1, 1], 10)).toEqual([]);
  const [hit] = store.passages.searchWords('scones', [1, 1, 1], 10);
  const stored = [...store.passages.vectorBlocks(384)].flatMap(({ passageIds }) => passageIds);
  expect(stored).toEqual([hit?.passageId, hit?.passageId]);
  expect([...store.passages.vectorBlocks(100)]).toEqual([]);
  store.close();
});

test('a passage id is never reused, so an audit record keeps pointing at its own passage', () => {
  const { store } = open(temporaryFolder());
  const id = add(store, '/a.csv', contentWith([{ question: 'One?', answer: 'One.' }]));
  const [first] = store.passages.searchWords('one', [1, 1, 1], 1);
  store.documents.remove([id]);
  add(store, '/b.csv', contentWith([{ question: 'Two?', answer: 'Two.' }]));
  const [second] = store.passages.searchWords('two', [1, 1, 1], 1);
  expect(second?.passageId).toBeGreaterThan(first?.passageId ?? Number.NaN);
  store.close();
});

test('removing a document leaves none of its rows in the live tables or the full-text index', () => {
  const folder = temporaryFolder();
  const { store } = open(folder);
  const kept = add(store, '/kept.csv', contentWith(manyEntries(3)));
  const removed = add(store, '/gone.csv', contentWith(manyEntries(50, 'gone')));
  const change = store.documents.remove([removed]);
  expect(change.removedPassages).toHaveLength(50);
  store.close();
  const db = rawDatabase(folder);
  for (const [table, rows] of [
    ['documents', 1],
    ['document_texts', 1],
    ['entries', 3],
    ['passages', 3],
    ['passages_fts', 3],
    ['vectors', 6],
  ] as const)
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: rows });
  db.exec(`INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')`);
  db.close();
  expect(kept).not.toBe(removed);
});

test('a document that cannot be written whole leaves the old version in place', () => {
  const { store } = open(temporaryFolder());
  const id = add(store, '/faq.csv', contentWith([{ question: 'Do you ship crumpets?', answer: 'Daily.' }]));
  const broken = contentWith([{ question: 'Do you ship scones?', answer: 'Daily.' }]);
  const [passage] = broken.passages;
  if (passage === undefined) throw new Error('No passage');
  expect(() =>
    store.documents.replace(id, { ...broken, passages: [passage, { ...passage, entry: 7 }] }),
  ).toThrow(RangeError);
  expect(store.documents.get(id)).toMatchObject({ state: 'ready', passages: 1, entries: 1 });
  expect(store.passages.searchWords('crumpets', [1, 1, 1], 10)).toHaveLength(1);
  expect(store.passages.searchWords('scones', [1, 1, 1], 10)).toEqual([]);
  store.close();
});

test('writing the content of a document that was removed meanwhile fails and does not recreate it', () => {
  const { store } = open(temporaryFolder());
  const id = add(store, '/faq.csv', contentWith(manyEntries(1)));
  store.documents.remove([id]);
  expect(() => store.documents.replace(id, contentWith(manyEntries(1)))).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
  expect(store.documents.counts()).toEqual({ documents: 0, entries: 0, passages: 0 });
  store.close();
});

test('cancelling brings each document back to what it was: ready, failed or not there', () => {
  const { store } = open(temporaryFolder());
  const ready = add(store, '/ready.csv', contentWith(manyEntries(2)));
  const files = ['/ready.csv', '/failed.csv', '/new.csv'].map((path) => ({
    path,
    name: path.slice(1),
    bytes: 1,
    sample: false,
  }));
  const [, failed] = store.documents.queue(files);
  store.documents.setFailed(failed?.id ?? '', { code: 'damaged', reason: 'yaml', params: { line: 3 } });
  const queued = store.documents.queue(files);
  store.documents.setReading(ready);
  expect(store.documents.get(failed?.id ?? '')).toMatchObject({ state: 'queued', error: null });

  store.documents.setCancelled(queued.map(({ id }) => id));

  expect(queued.map(({ id }) => store.documents.get(id))).toEqual([
    expect.objectContaining({ state: 'ready', passages: 2 }),
    expect.objectContaining({
      state: 'failed',
      error: { code: 'damaged', reason: 'yaml', params: { line: 3 } },
    }),
    null,
  ]);
  store.close();
});

test('a document that fails later loses its passages but keeps its row; unfinished ones are listed', () => {
  const { store } = open(temporaryFolder());
  const id = add(store, '/faq.csv', contentWith(manyEntries(2)));
  const [again] = store.documents.queue([{ path: '/faq.csv', name: 'faq.csv', bytes: 1, sample: false }]);
  expect(again).toMatchObject({ id, state: 'queued' });
  expect(again?.hash).not.toBeNull();
  expect(store.documents.unfinished().map((document) => document.id)).toEqual([id]);
  expect(store.documents.setFailed(id, { code: 'no_text' }).removedPassages).toHaveLength(2);
  expect(store.documents.unfinished()).toEqual([]);
  expect(store.documents.get(id)).toMatchObject({
    state: 'failed',
    error: { code: 'no_text' },
    passages: 0,
    entries: 0,
  });
  store.close();
});

test('the list filters by every word, in any case and without accents, and counts all that match', () => {
  const { store } = open(temporaryFolder());
  const faq = add(
    store,
    '/faq.csv',
    contentWith([
      { question: 'Gibt es Crème brûlée?', answer: 'Samstags.', tags: ['dessert'] },
      { question: 'How much is delivery?', answer: 'Five euros.', variants: ['What does SHIPPING cost?'] },
      { question: 'Are there 100% rye loaves?', answer: 'Yes.' },
    ]),
  );
  const find = (filter: string) => store.documents.list({ ...everything, filter }).rows;
  expect(find('BRULEE creme')).toMatchObject([{ question: 'Gibt es Crème brûlée?', tags: ['dessert'] }]);
  expect(find('shipping')).toMatchObject([{ variants: ['What does SHIPPING cost?'] }]);
  expect(find('100%')).toHaveLength(1);
  expect(find('shipping dessert')).toEqual([]);
  expect(store.documents.list({ ...everything, limit: 2 })).toMatchObject({ total: 3, rows: [{}, {}] });
  expect(store.documents.list({ ...everything, filter: 'e', limit: 1, offset: 1 })).toMatchObject({
    total: 3,
    rows: [{ question: 'Gibt es Crème brûlée?' }],
  });
  expect(store.documents.list({ ...everything, filter: 'shipping', offset: 5 })).toEqual({
    total: 1,
    rows: [],
  });
  expect(
    store.documents
      .list({ ...everything, descending: true })
      .rows.flatMap((row) => (row.type === 'entry' ? [row.question.slice(0, 4)] : [])),
  ).toEqual(['How ', 'Gibt', 'Are ']);
  expect(store.documents.list({ ...everything, show: 'documents', filter: 'QUESTIONS' }).rows).toMatchObject([
    { type: 'document', id: faq, entries: 3 },
  ]);
  store.close();
});

test('every order of the list gives every row once, page by page', () => {
  const { store } = open(temporaryFolder());
  for (let index = 0; index < 5; index += 1)
    add(store, `/${index}.csv`, contentWith(manyEntries(7, `${index}`)), index === 0);
  for (const show of ['documents', 'entries'] as const)
    for (const sort of ['name', 'state', 'used', 'checked'] as const)
      for (const descending of [false, true]) {
        const seen = new Set<string>();
        const { total } = store.documents.list({ ...everything, show });
        for (let offset = 0; offset < total; offset += 3)
          for (const row of store.documents.list({ show, filter: '', sort, descending, offset, limit: 3 })
            .rows)
            seen.add(row.id);
        expect(seen.size, `${show} by ${sort}`).toBe(total);
      }
  expect(store.documents.hasSample()).toBe(true);
  expect(store.documents.removeSample().removedPassages).toHaveLength(7);
  expect(store.documents.hasSample()).toBe(false);
  store.close();
});

test('a chosen answer counts as used for its entry and document, and the count survives a new version of the file', () => {
  const { store } = open(temporaryFolder());
  const content = contentWith([{ question: 'Do you ship?', answer: 'Daily.' }]);
  const id = add(store, '/faq.csv', content);
  const target = `e:${content.entries[0]?.id}`;
  store.auditLog.append({ kind: 'reply', facts: { shown: [] }, secret: null, chosen: [target] });
  store.auditLog.append({ kind: 'reply', facts: { shown: [] }, secret: null, chosen: [target, 'e:unknown'] });
  store.documents.replace(id, contentWith([{ question: 'Do you ship?', answer: 'Twice a day.' }]));
  expect(store.documents.list(everything).rows).toMatchObject([{ answer: 'Twice a day.', used: 2 }]);
  expect(store.documents.get(id)).toMatchObject({ used: 2 });
  expect(store.auditLog.count()).toBe(2);
  store.close();
});

test('document frequencies are those of a search: stemmed, folded, in heading, variants or body', () => {
  const { store } = open(temporaryFolder());
  add(
    store,
    '/faq.csv',
    contentWith([
      { question: 'Refunds', answer: 'We refunded it.', variants: ['money back', 'refunding'] },
      { question: 'Café hours', answer: 'From seven; "quoted" words too.' },
    ]),
  );
  const words = ['refund', 'refunding', 'cafe', 'money', 'absent', '"quoted"', '*', 'a" OR "refund'];
  expect([...store.passages.documentFrequencies(words)]).toEqual([
    ['refund', 1],
    ['refunding', 1],
    ['cafe', 1],
    ['money', 1],
    ['absent', 0],
    ['"quoted"', 1],
    ['*', 0],
    ['a" OR "refund', 0],
  ]);
  store.close();
});

test('a word is counted alike one by one and by the stems of the whole library', () => {
  const { store } = open(temporaryFolder());
  add(
    store,
    '/faq.csv',
    contentWith([
      { question: 'Refunds of 4711', answer: 'We REFUNDED it; the sayyed was paid, ok.' },
      { question: 'Café hours', answer: 'Relational, hopping, skies and generalizations; refunds.' },
    ]),
  );
  const written =
    'refund Refunding REFUNDS café cafe hour ok OK relational relate hop sky skies general absent sayyed sayed 4711 it';
  const counts = (warm: number) => {
    const words = createLibraryWords(store.passages);
    for (let at = 0; at < warm; at++) words.passagesWith(`absent ${at}`, `absent${at}`);
    return written.split(' ').map((word) => [word, words.passagesWith(word, word)]);
  };
  expect(counts(100)).toEqual(counts(0));
  expect(counts(0)).toContainEqual(['Refunding', 2]);
  expect(store.passages.hasStem('refund')).toBe(true);
  expect(store.passages.hasStem('refunds')).toBe(false);
  // As many as there are passages, where each has a number.
  expect([...store.passages.stems().keys()]).not.toContain('4711');
  store.close();
});

test('field weights decide which passage ranks first', () => {
  const { store } = open(temporaryFolder());
  add(
    store,
    '/faq.csv',
    contentWith([
      { question: 'Parking near the shop', answer: 'Behind the church.' },
      { question: 'The way to us', answer: 'There is parking behind the church.' },
    ]),
  );
  const best = (weights: readonly [number, number, number]) => {
    const [hit] = store.passages.searchWords('parking', weights, 1);
    return store.passages.get([hit?.passageId ?? 0])[0]?.heading;
  };
  expect(best([10, 1, 1])).toBe('Parking near the shop');
  expect(best([0.01, 1, 10])).toBe('The way to us');
  store.close();
});

test('two stores on one folder see each other’s writes', () => {
  const folder = temporaryFolder();
  const one = open(folder).store;
  const two = open(folder).store;
  const id = add(one, '/faq.csv', contentWith(manyEntries(2)));
  expect(two.documents.get(id)).toMatchObject({ state: 'ready', passages: 2 });
  two.documents.remove([id]);
  expect(one.documents.get(id)).toBeNull();
  one.close();
  two.close();
});
