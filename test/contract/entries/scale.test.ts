import { expect, test } from 'vitest';
import { connect, type Connection } from '../../../main/desk/store/connection.ts';
import { createEntryTable } from '../../../main/desk/store/entry-table.ts';
import { createLibraryList } from '../../../main/desk/store/library-query.ts';
import type { LibraryQuery } from '../../../main/desk/store/store.ts';
import { temporaryFolder } from '../support/folder.ts';
import { everyEntryQuery, firstPage, writeDocuments, writeEntries } from '../support/large-library.ts';
import { open } from '../support/store.ts';

const count = 10_000;

test('10,000 entries are all found page by page, and changed all at once', () => {
  const folder = temporaryFolder();
  writeEntries(folder, count);
  const { store } = open(folder);
  const list = (query: Partial<LibraryQuery>) => store.documents.list({ ...firstPage, ...query });
  const all: string[] = [];
  for (let offset = 0; offset < count; offset += 500)
    all.push(...list({ offset, limit: 500 }).rows.map(({ id }) => id));
  expect(new Set(all).size).toBe(count);

  expect(store.entries.patch(all, { addTags: ['winter'], collection: 'All' })).toBe(count);
  expect(store.entries.patch(all.slice(0, 2_000), { internal: true, reviewBy: '2020-01-31' })).toBe(2_000);
  expect(store.entries.patch(all.slice(0, 1_000), { collection: 'Some', language: 'de' })).toBe(1_000);
  const queries = everyEntryQuery(count);
  for (const [name, total] of [
    ['text by name', count],
    ['none by name', 0],
    ['rare by source', 1],
    ['tag by source', count],
    ['collection by name', 1_000],
    ['language by source', 1_000],
    ['internal by name', 2_000],
    ['due by source', 2_000],
    ['differs by name', 0],
  ] as const)
    expect([name, list(queries.get(name) ?? {}).total]).toEqual([name, total]);
  expect(store.entries.facets()).toMatchObject({
    collections: [
      { name: 'All', count: 9_000 },
      { name: 'Some', count: 1_000 },
    ],
    languages: [
      { name: 'en', count: 9_000 },
      { name: 'de', count: 1_000 },
    ],
  });
  store.close();
});

/** A connection that keeps what it was asked, so that it can be explained. */
function recording(folder: string) {
  const connection = connect(`${folder}/desk.db`);
  const asked: string[] = [];
  const recorded: Connection = {
    ...connection,
    sql(text) {
      asked.push(text);
      return connection.sql(text);
    },
  };
  return {
    connection: recorded,
    /** What was asked since the last time, each with SQLite's plan for it. */
    plans: () =>
      asked.splice(0).map((text) => ({
        text,
        steps: connection.db
          .prepare(`EXPLAIN QUERY PLAN ${text}`)
          .all()
          .map(({ detail }) => String(detail)),
      })),
  };
}

/** Steps that go through the rows of a table one by one, instead of through an index that has all that is asked for. */
const throughTheTable = (steps: readonly string[]): readonly string[] =>
  steps.filter((step) => /^SCAN (?:[exd]|entries|documents)\b(?!.* USING COVERING INDEX)/u.test(step));

test('a list of entries is one pass over one index, its rows are found by their number, and the next page is only read', () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const { connection, plans } = recording(folder);
  const list = createLibraryList(connection);
  for (const [name, query] of everyEntryQuery(count)) {
    // Something was written, so nothing is known of the list.
    connection.db.exec(`INSERT INTO meta (key, value) VALUES ('of the test ${name}', '')`);
    list(query);
    const first = plans();
    const steps = first.flatMap((each) => each.steps);
    expect({
      name,
      passes: first.filter(({ text }) => text.includes('entries_listed')).length,
      throughTheTable: throughTheTable(steps),
      rowsByNumber: steps.includes('SEARCH e USING INTEGER PRIMARY KEY (rowid=?)'),
    }).toEqual({ name, passes: 1, throughTheTable: [], rowsByNumber: true });
    list({ ...query, offset: query.offset + 100 });
    const next = plans().filter(({ text }) => text.includes('entries_listed'));
    expect([name, next]).toEqual([name, []]);
  }
  connection.close();
});

test('the tags, collections and languages of all entries are counted in an index', () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const { connection, plans } = recording(folder);
  // Counting writes nothing, so that nothing of what writing needs is there.
  const unused = () => {
    throw new Error('Something is written');
  };
  const table = createEntryTable(connection, {
    now: unused,
    newId: unused,
    content: {} as never,
    trash: {} as never,
  });
  plans();
  table.facets();
  const counted = plans();
  expect(counted).toHaveLength(3);
  expect(counted.flatMap(({ steps }) => throughTheTable(steps))).toEqual([]);
  connection.close();
});

test('10,000 documents are removed and restored, all of them', () => {
  const folder = temporaryFolder();
  writeDocuments(folder, count);
  const { store } = open(folder);
  const ids = store.folders.documents('/shop').map(({ id }) => id);
  expect(ids).toHaveLength(count);
  const { undo } = store.documents.remove(ids);
  expect(store.documents.counts()).toEqual({ documents: 0, entries: 0, passages: 0 });
  store.documents.restore(undo);
  expect(store.documents.counts()).toEqual({ documents: count, entries: count, passages: count });
  store.close();
});
