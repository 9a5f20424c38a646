import type { LibraryQuery } from '../../../main/desk/store/store.ts';
import { add, contentWith, open, rawDatabase } from './store.ts';

export const firstPage: LibraryQuery = {
  show: 'entries',
  filter: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
};

/** Writes entries of 25 documents, as a shop would have them: some tagged, some used, none searched. */
export function writeEntries(folder: string, count: number): void {
  open(folder).store.close();
  const db = rawDatabase(folder);
  countInto(db, count);
  db.exec(`
    BEGIN;
    INSERT INTO documents (id, path, name, kind, title, state, hash, bytes, added_at, checked_at, sort_name, search_text)
      SELECT 'document ' || value, '/' || value, value, 'csv', value, 'ready', '', 1, value, value, value, value
      FROM numbers WHERE value < 25;
    WITH topics (nth, topic) AS (VALUES (0, 'delivery'), (1, 'returns'), (2, 'payment'), (3, 'opening hours'),
      (4, 'gift cards'), (5, 'allergens'), (6, 'orders')),
    texts AS (SELECT value AS n, topic,
        format('what should I know about %s for order number %d, and %d more?', topic, value, value % 977) AS question,
        format('For %s case %d: %s', topic, value, replace(hex(zeroblob(8)), '00', 'please look at the slip in your parcel. '))
          AS answer
      FROM numbers JOIN topics ON nth = value % 7 WHERE value < ${count})
    INSERT INTO entries (id, document_id, position, question, answer, tags, start, "end", used, sort_name, search_text, key,
        created_at, changed_at, language)
      SELECT 'entry ' || n, 'document ' || (n % 25), n, question, answer,
        iif(n % 3, '[]', json_array(topic, 'tag ' || (n % 40))), 0, 1, iif(n % 4, 0, n % 100), substr(question, 1, 80),
        question || char(10) || lower(answer), substr(question, 1, 80) || n, n % 1000, n % 1000, 'en' FROM texts;
    COMMIT;`);
  db.close();
}

/** Writes documents below /shop, each with an entry that is searched. */
export function writeDocuments(folder: string, count: number): void {
  const { store } = open(folder);
  add(
    store,
    '/shop/0',
    contentWith([{ question: 'Do you ship?', answer: 'Daily.', variants: ['Shipping?'] }]),
  );
  store.close();
  const db = rawDatabase(folder);
  const others = `numbers WHERE value BETWEEN 2 AND ${count}`;
  countInto(db, count);
  db.exec(`
    BEGIN;
    INSERT INTO documents (id, path, name, kind, title, state, hash, bytes, added_at, checked_at, sort_name, search_text)
      SELECT 'd' || value, '/shop/' || value, name, kind, title, state, hash, bytes, added_at, checked_at, sort_name, search_text
      FROM documents, ${others};
    INSERT INTO entries (id, document_id, position, question, answer, start, "end", sort_name, search_text)
      SELECT 'e' || value, 'd' || value, position, question, answer, start, "end", sort_name, search_text FROM entries, ${others};
    INSERT INTO variants SELECT 'e' || value, position, text FROM variants, ${others};
    INSERT INTO passages SELECT value, 'd' || value, 'e' || value, position, heading, text, start, "end" FROM passages, ${others};
    INSERT INTO passages_fts (rowid, heading, body) SELECT id, heading, text FROM passages WHERE id > 1;
    INSERT INTO vectors (passage_id, field, position, vector) SELECT value, field, position, vector FROM vectors, ${others};
    COMMIT;`);
  db.close();
}

/** A table of numbers from 0 up to a count. */
function countInto(db: ReturnType<typeof rawDatabase>, count: number): void {
  db.exec(`CREATE TEMP TABLE numbers AS
    WITH RECURSIVE counted (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM counted WHERE value < ${count})
    SELECT value FROM counted`);
}

/** Every order and every way of narrowing a list of so many entries, by what they are called. */
export function everyEntryQuery(count: number): ReadonlyMap<string, LibraryQuery> {
  const queries: Record<string, Partial<LibraryQuery>> = { all: {} };
  for (const sort of [
    'name',
    'used',
    'suggested',
    'changed',
    'review',
    'source',
    'checked',
    'state',
  ] as const)
    for (const descending of [false, true])
      for (const offset of [0, count - 100])
        queries[`by ${sort}${descending ? ' down' : ''} from ${offset}`] = { sort, descending, offset };
  const narrow = {
    text: { filter: 'parcel' },
    'two words': { filter: 'allergens 977' },
    'one sign': { filter: 'x' },
    none: { filter: 'zebra crossing' },
    rare: { filter: `number ${count - 1}` },
    tag: { tag: 'winter' },
    'rare tag': { tag: 'tag 7' },
    collection: { collection: 'Some' },
    language: { language: 'de' },
    internal: { only: 'internal' },
    due: { only: 'due' },
    edited: { only: 'edited' },
    differs: { only: 'differs' },
    unused: { only: 'unused' },
    'several at once': { tag: 'winter', collection: 'Some', only: 'internal', filter: 'delivery' },
  } satisfies Record<string, Partial<LibraryQuery>>;
  for (const [name, query] of Object.entries(narrow))
    for (const sort of ['name', 'source'] as const) queries[`${name} by ${sort}`] = { ...query, sort };
  return new Map(Object.entries(queries).map(([name, query]) => [name, { ...firstPage, ...query }]));
}
