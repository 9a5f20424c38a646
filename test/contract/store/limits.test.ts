import { expect, test } from 'vitest';
import { limits } from '../../../main/desk/store/limits.ts';
import type { Store } from '../../../main/desk/store/store.ts';
import { temporaryFolder } from '../support/folder.ts';
import { add, contentWith, manyEntries, open, rawDatabase } from '../support/store.ts';

const bytes = Uint8Array.of(1);
const phrasing = (id: string, entry: number) => ({
  id,
  by: '',
  target: `e:entry ${entry}`,
  phrase: bytes,
  embedding: bytes,
  isPending: false,
  caseId: 'case',
});
const proposal = (id: string, rank: number) => ({
  id,
  source: 'past' as const,
  by: '',
  rank,
  asked: 1,
  firstAt: 1,
  lastAt: 1,
  entryId: null,
  secret: bytes,
});

/** A table that is full: `n` counts its rows from 1, the higher the newer. `last` writes the next one through the store. */
interface Full {
  readonly what: string;
  readonly table: string;
  readonly most: number;
  /** Columns and values of the rows by which it is filled, as SQL. */
  readonly columns: string;
  readonly values: string;
  readonly last: (store: Store) => unknown;
  /** SQL of the rows that count, and of what tells the oldest that stays. */
  readonly where?: string;
  readonly age?: string;
}

const learned = `id, at, by, entry_id, phrase, embedding, model, answer_hash, pending`;
const learnedOf = (entry: string) => `'old ' || n, n, '', ${entry}, x'01', zeroblob(384), 0, '', 0`;
const tables: readonly Full[] = [
  {
    what: 'phrasings of one answer',
    table: 'learned_phrasings',
    most: limits.learnedPhrasings.ofAnswer,
    columns: learned,
    values: learnedOf(`'entry 0'`),
    last: (store) => store.phrasings.add(phrasing('new', 0)),
  },
  {
    what: 'phrasings',
    table: 'learned_phrasings',
    most: limits.learnedPhrasings.all,
    columns: learned,
    values: learnedOf(`'entry ' || (n % 50)`),
    last: (store) => store.phrasings.add(phrasing('new', 0)),
  },
  {
    what: 'answers marked wrong of one answer',
    table: 'negative_feedback',
    most: limits.negativeFeedback.ofAnswer,
    columns: `${learned}, reason`,
    values: `${learnedOf(`'entry 0'`)}, 'wrong'`,
    last: (store) => store.negativeFeedback.add({ ...phrasing('new', 0), reason: 'wrong', comment: null }),
  },
  {
    what: 'answers marked wrong',
    table: 'negative_feedback',
    most: limits.negativeFeedback.all,
    columns: `${learned}, reason`,
    values: `${learnedOf(`'entry ' || (n % 50)`)}, 'wrong'`,
    last: (store) => store.negativeFeedback.add({ ...phrasing('new', 0), reason: 'wrong', comment: null }),
  },
  {
    what: 'edits of one entry',
    table: 'edits',
    most: limits.edits.ofEntry,
    columns: 'id, at, by, entry_id, change',
    values: `'old ' || n, n, '', 'entry 0', x'01'`,
    last: (store) =>
      store.edits.add([{ id: 'new', by: '', entryId: 'entry 0', change: bytes, caseId: 'case' }]),
  },
  {
    what: 'edits',
    table: 'edits',
    most: limits.edits.all,
    columns: 'id, at, by, entry_id, change',
    values: `'old ' || n, n, '', 'entry ' || (n % 60), x'01'`,
    last: (store) =>
      store.edits.add([{ id: 'new', by: '', entryId: 'entry 0', change: bytes, caseId: 'case' }]),
  },
  {
    what: 'proposals that wait, lowest rank first',
    table: 'proposals',
    most: limits.proposals.open,
    columns: 'id, state, rank, asked, secret',
    values: `'old ' || n, 'open', n, 1, x'01'`,
    last: (store) => store.proposals.put([proposal('new', 1_000_000)]),
    where: `state = 'open'`,
    age: 'rank',
  },
  {
    what: 'decided proposals, first decision first',
    table: 'proposals',
    most: limits.proposals.decided,
    columns: 'id, state, rank, asked, secret, decision_order',
    values: `'old ' || n, 'rejected', 1, 1, x'01', n`,
    last: (store) => {
      store.proposals.put([proposal('new', 1)]);
      store.proposals.decide('new', { state: 'rejected', resultEntryId: null });
    },
    where: 'decision_order IS NOT NULL',
    age: 'decision_order',
  },
  {
    what: 'open gaps',
    table: 'gaps',
    most: limits.gaps.open,
    columns: 'id, at, question, origin',
    values: `'old ' || n, n, x'01', 'noted'`,
    last: (store) => store.gaps.add({ id: 'new', question: bytes, origin: 'noted' }),
  },
  {
    what: 'closed gaps',
    table: 'gaps',
    most: limits.gaps.closed,
    columns: 'id, at, question, origin, closed_at',
    values: `'old ' || n, n, x'01', 'noted', n`,
    last: (store) => {
      store.gaps.add({ id: 'new', question: bytes, origin: 'noted' });
      store.gaps.close(['new']);
    },
    where: 'closed_at IS NOT NULL',
    age: 'closed_at',
  },
  {
    what: 'corrected messages of one queue',
    table: 'training_examples',
    most: limits.trainingExamplesOfQueue,
    columns: 'id, at, queue_id, text',
    values: `'old ' || n, n, 'returns', x'01'`,
    last: (store) => store.trainingExamples.add({ id: 'new', queue: 'returns', text: bytes, replaces: [] }),
  },
];

/** Entries called `entry 0` and so on. */
function withEntries(): string {
  const folder = temporaryFolder();
  const { store } = open(folder);
  const content = contentWith(manyEntries(60));
  add(store, '/shop/a.csv', {
    ...content,
    entries: content.entries.map((entry, at) => ({ ...entry, id: `entry ${at}` })),
  });
  store.close();
  return folder;
}

test.each(tables)(
  '$what: what is over the limit makes room where it is written, the newest stay',
  ({ table, most, columns, values, last, where = '1', age = 'at' }) => {
    const folder = withEntries();
    const db = rawDatabase(folder);
    db.exec(`INSERT INTO ${table} (${columns})
      WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${most})
      SELECT ${values} FROM counted`);
    const { store } = open(folder);
    const kept = () =>
      db.prepare(`SELECT count(*) AS n, min(${age}) AS oldest FROM ${table} WHERE ${where}`).get();
    // Full is not too full, and opening it removes nothing.
    expect(kept()).toEqual({ n: most, oldest: 1 });

    last(store);
    const { n, oldest } = kept() ?? {};
    expect(n).toBeLessThanOrEqual(most);
    expect(n).toBeGreaterThan(most * 0.9);
    // All that went are older than all that stay.
    expect(Number(oldest)).toBe(most - Number(n) + 2);
    expect(db.prepare(`SELECT 1 AS there FROM ${table} WHERE id = 'new'`).get()).toEqual({ there: 1 });
    store.close();
    db.close();
  },
);

test('an entry that is edited again and again keeps its newest versions', () => {
  const folder = withEntries();
  const { store } = open(folder);
  const fields = {
    question: 'How long?',
    variants: [],
    tags: [],
    collection: null,
    language: 'en',
    internal: false,
    reviewBy: null,
  };
  const saves = 2 * limits.versionsOfEntry;
  for (let nth = 0; nth < saves; nth++)
    store.entries.save('entry 0', { ...fields, answer: `Answer ${nth}.` }, 'edit', null);
  const history = store.entries.history('entry 0').map(({ fields: { answer } }) => answer);
  expect(history.length - 1).toBeLessThanOrEqual(limits.versionsOfEntry);
  expect(history.length - 1).toBeGreaterThan(limits.versionsOfEntry * 0.9);
  expect(history).toEqual(history.map((_, at) => `Answer ${saves - 1 - at}.`));
  store.close();
});

test('a correction that went takes what it had replaced with it', () => {
  const folder = withEntries();
  const { store } = open(folder, () => 1);
  const example = (id: string, queue: string, replaces: readonly string[] = []) =>
    store.trainingExamples.add({ id, queue, text: bytes, replaces });
  example('first', 'damage');
  example('correction', 'returns', ['first']);
  for (let nth = 0; nth < limits.trainingExamplesOfQueue; nth++) example(`later ${nth}`, 'returns');
  const db = rawDatabase(folder);
  const left = db.prepare(`SELECT id FROM training_examples WHERE id IN ('first', 'correction')`).all();
  expect(left).toEqual([]);
  db.close();
  store.close();
});
