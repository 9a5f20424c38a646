import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createChanges } from '../../../main/desk/changes.ts';
import type { Log } from '../../../main/desk/ports.ts';
import { openStore } from '../../../main/desk/store/open-store.ts';
import type { DocumentContent, Store } from '../../../main/desk/store/store.ts';

export const silent: Log = { write: () => undefined };
/** A feed that nobody listens to. */
export const unheard = createChanges(silent);

/** A store on the real file system and clock. */
export function open(folder: string, now: () => number = Date.now): ReturnType<typeof openStore> {
  return openStore({ folder, now, newId: randomUUID, log: silent, ownName: 'Written here' });
}

/** The file itself, past the store, to look or to do harm. */
export function rawDatabase(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, 'desk.db'));
}

export interface EntryOfTest {
  readonly question: string;
  readonly answer: string;
  readonly variants?: readonly string[];
  readonly tags?: readonly string[];
}

/** A document of entries, one passage and two vectors an entry. */
export function contentWith(entries: readonly EntryOfTest[], title = 'Questions'): DocumentContent {
  return {
    kind: 'csv',
    title,
    text: entries.map(({ answer }) => answer).join('\n'),
    hash: randomUUID(),
    bytes: 100,
    language: 'en',
    entries: entries.map(({ question, answer, variants = [], tags = [] }) => ({
      id: randomUUID(),
      question,
      answer,
      variants,
      tags,
      start: 0,
      end: answer.length,
    })),
    passages: entries.map(({ question, answer }, entry) => ({
      entry,
      heading: question,
      text: answer,
      start: 0,
      end: answer.length,
      vectors: [
        { field: 'question', position: 0, vector: vector(entry) },
        { field: 'body', position: 0, vector: vector(entry + 1) },
      ],
    })),
  };
}

function vector(seed: number): Int8Array {
  return Int8Array.from({ length: 384 }, (_, place) => ((seed * 31 + place * 17) % 255) - 127);
}

/** Queues a file and gives it its content; returns the document's id. */
export function add(store: Store, path: string, content: DocumentContent, sample = false): string {
  const [document] = store.documents.queue([
    { path, name: path.split('/').at(-1) ?? path, bytes: 1, sample },
  ]);
  if (document === undefined) throw new Error('Nothing was queued');
  store.documents.replace(document.id, content);
  return document.id;
}

/** Many different entries, for files of more than a few pages. */
export function manyEntries(count: number, mark = ''): readonly EntryOfTest[] {
  return Array.from({ length: count }, (_, index) => ({
    question: `How long does bread number ${index} keep ${mark}?`,
    answer: `Bread number ${index} keeps ${index % 7} days in a paper bag. ${'Wrap it well. '.repeat(30)}`,
  }));
}
