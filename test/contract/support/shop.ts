import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallInput, Entry, EntryFields, EntryRow } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from './desk.ts';
import { rawDatabase } from './store.ts';
import { fakeEmbedder } from './fake-embedder.ts';

/** Question, answer, and other phrasings with `|` between them. */
export type Line = readonly [question: string, answer: string, variants?: string];

export const shopLines: readonly Line[] = [
  ['Do you ship to islands?', 'Yes, on Tuesdays and Fridays.', 'Can I get bread on an island?'],
  ['How long does rye keep?', 'Five days in its paper bag.'],
  ['May I bring my dog?', 'To the terrace, on a lead.'],
];

export interface Shop extends TestDesk {
  /** Writes the file of questions and answers, and reads it. */
  write(lines: readonly Line[], name?: string): Promise<void>;
  file(name?: string): string;
  entries(part?: object): Promise<readonly EntryRow[]>;
  entry(question: string): Promise<Entry>;
  save(question: string, change: Partial<ReturnType<typeof fieldsOf>>): Promise<Entry>;
  /** Every row of every table that holds something of the library, and the words that the index finds. */
  everything(): unknown;
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const tables = [
  'documents',
  'document_texts',
  'entries',
  'variants',
  'entry_versions',
  'passages',
  'vectors',
  'tombstones',
];

/** A desk with a shop's table of questions and answers, which changes as files do. */
export async function openShop(
  changes: Parameters<typeof openTestDesk>[0] = {},
  atEnd?: Parameters<typeof openTestDesk>[1],
): Promise<Shop> {
  const desk = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()), ...changes }, atEnd);
  const { api, services, folder } = desk;
  mkdirSync(path.join(folder, 'files'), { recursive: true });
  const file = (name = 'faq.csv'): string => path.join(folder, 'files', name);
  const entries = async (part: object = {}): Promise<readonly EntryRow[]> => {
    const query = {
      show: 'entries',
      filter: '',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 500,
    } as const;
    const { rows } = await api.call('library.list', { ...query, ...part });
    return rows.flatMap((row) => (row.type === 'entry' ? [row] : []));
  };
  const entry = async (question: string): Promise<Entry> => {
    const row = (await entries()).find((each) => each.question === question);
    if (row === undefined) throw new Error(`There is no entry ${question}`);
    return api.call('entries.get', { id: row.id });
  };
  return {
    ...desk,
    file,
    entries,
    entry,
    async write(lines, name) {
      const rows = lines.map((line) => [line[0], line[1], line[2] ?? ''].map(cell).join(','));
      writeFileSync(file(name), ['Question,Answer,Variants', ...rows].join('\n'));
      await api.call('library.import', { paths: [file(name)] });
      await services.library.whenIdle();
    },
    async save(question, change) {
      const now = await entry(question);
      return api.call('entries.save', { id: now.id, fields: { ...fieldsOf(now), ...change } });
    },
    everything() {
      const db = rawDatabase(folder);
      // The number of a vector says nothing.
      const read = (table: string): string =>
        table === 'vectors'
          ? 'SELECT passage_id, field, position, vector FROM vectors ORDER BY 1, 2, 3'
          : `SELECT * FROM ${table} ORDER BY 1, 2`;
      const rows = tables.map((table) => db.prepare(read(table)).all());
      const words = ['islands', 'rye', 'dog', 'island', 'paper', 'ferry'].map((word) =>
        db
          .prepare('SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ORDER BY rowid')
          .all(word)
          .map((row) => row['rowid']),
      );
      db.close();
      return { rows, words };
    },
  };
}

export const fieldsOf = (entry: EntryFields): CallInput<'entries.save'>['fields'] => ({
  question: entry.question,
  answer: entry.answer,
  variants: [...entry.variants],
  tags: [...entry.tags],
  collection: entry.collection,
  language: entry.language,
  internal: entry.internal,
  reviewBy: entry.reviewBy,
  wordings: entry.wordings,
});
