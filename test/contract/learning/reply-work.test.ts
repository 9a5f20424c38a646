import type * as nodeCrypto from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { StatementSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { createProposalCodec } from '../../../main/desk/learning/past-answers/proposal-codec.ts';
import type { Log } from '../../../main/desk/ports.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { writeEntries } from '../support/large-library.ts';
import { rawDatabase, silent, unheard } from '../support/store.ts';
import { keyStore } from '../support/key-store.ts';

interface Work {
  decrypts: number;
  hashes: number;
  rows: number;
}
/** Counts what is done for a reply, and nothing that runs beside it since the start. */
const counted = await vi.hoisted(async () => {
  const { AsyncLocalStorage } = await import('node:async_hooks');
  return new AsyncLocalStorage<Work>();
});
const count = (what: keyof Work, more = 1): void => {
  const work = counted.getStore();
  if (work !== undefined) work[what] += more;
};

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof nodeCrypto>();
  return {
    ...real,
    createDecipheriv: (...given: Parameters<typeof real.createDecipheriv>) => {
      count('decrypts');
      return real.createDecipheriv(...given);
    },
    createHash: (...given: Parameters<typeof real.createHash>) => {
      count('hashes');
      return real.createHash(...given);
    },
  };
});

/** Counts the rows that statements return; what asks no table (is something changed?) runs by the clock. */
function countRows(): void {
  const all = Reflect.get(StatementSync.prototype, 'all') as (this: StatementSync) => Record<string, never>[];
  const get = Reflect.get(StatementSync.prototype, 'get') as (
    this: StatementSync,
  ) => Record<string, never> | undefined;
  const counts = (statement: StatementSync): boolean => /\bFROM\b/u.test(statement.sourceSQL);
  vi.spyOn(StatementSync.prototype, 'all').mockImplementation(function (this: StatementSync, ...given) {
    const rows = all.apply(this, given as never);
    if (counts(this)) count('rows', rows.length);
    return rows;
  });
  vi.spyOn(StatementSync.prototype, 'get').mockImplementation(function (this: StatementSync, ...given) {
    const row = get.apply(this, given as never);
    if (row !== undefined && counts(this)) count('rows');
    return row;
  });
}

/** Called when a reply was learned from. */
let onLearned = (): void => undefined;
const log: Log = {
  write: (_, event) => {
    if (event === 'learning.from-reply') onLearned();
  },
};

/** A library where each entry was answered with once, and proposals of every kind wait or are decided. */
async function shop(entries: number, proposals: number): Promise<TestDesk> {
  const folder = temporaryFolder();
  writeEntries(folder, entries);
  const vault = await createVault({ folder, keyStore, changes: unheard, log: silent });
  const codec = createProposalCodec(vault);
  const db = rawDatabase(folder);
  db.exec(`INSERT INTO learned_phrasings (id, at, by, entry_id, phrase, model, answer_hash, pending)
    SELECT id, rowid, '', id, x'01', (SELECT number FROM current_model), '', 0 FROM entries`);
  const embed = db.prepare('UPDATE learned_phrasings SET embedding = ? WHERE id = ?');
  db.exec('BEGIN');
  for (const { id } of db.prepare('SELECT id FROM entries').all()) {
    const { embedding } = encryptedTables.learnedPhrasings;
    embed.run(vault.encryptBytes(randomBytes(384), embedding, String(id)), String(id));
  }
  db.exec('COMMIT');
  const insert = db.prepare(`INSERT INTO proposals
    (id, state, source, by, rank, asked, last_at, entry_id, decision_order, secret) VALUES (?, ?, ?, '', 1, 1, 1, ?, ?, ?)`);
  db.exec('BEGIN');
  for (let nth = 0; nth < proposals; nth++) {
    const id = `proposal ${nth}`;
    const content = {
      question: `Question ${nth}?`,
      answer: `Answer ${nth}.`,
      variants: [],
      alike: 1,
      language: null,
      keys: [`key ${nth}`],
    };
    // Far from whatever is asked.
    const vector = new Int8Array(384).fill(127, nth % 384, (nth % 384) + 1);
    const [source, state] = [['past', 'reply', 'edit'][nth % 3] ?? '', nth % 2 === 0 ? 'open' : 'rejected'];
    const entry = source === 'edit' ? `entry ${100 + nth}` : null;
    const secret = codec.encrypt({ id, content, vector });
    insert.run(id, state, source, entry, state === 'open' ? null : nth, secret);
  }
  db.exec('COMMIT');
  db.close();
  return openTestDesk({ folder, keyStore, embedder: fakeEmbedder(realEmbedder()), log });
}

/** Copies a reply of which one answer was edited and one written by the agent, and waits for what is learned of it. */
async function reply({ api, services }: TestDesk, nth: number): Promise<void> {
  const { store, gaps, golden } = services;
  const { answer } = store.entries.get(`entry ${nth}`) ?? {};
  if (answer === undefined) throw new Error('The entry is gone');
  const written = `We bake number ${nth} on every second Sunday in the cellar.`;
  const edited = answer.replace('please look', 'kindly look');
  const learned = new Promise<void>((resolve) => {
    onLearned = resolve;
  });
  await api.call('replies.commit', {
    caseId: `case ${nth}`,
    message: `Where is parcel ${nth}? When do you bake?`,
    suggested: `${answer}\n\n[Question 2]`,
    pieces: [
      { from: 'source', text: answer, question: 1, target: `e:entry ${nth}` },
      { from: 'open', text: '[Question 2]', question: 2, target: null },
    ],
    reply: `${edited}\n\n${written}`,
    questions: [
      { question: `Where is parcel ${nth}?`, shown: [], chosen: `e:entry ${nth}` },
      { question: `When do you bake number ${nth}?`, shown: [], chosen: null },
    ],
  });
  await learned;
  await gaps.whenIdle();
  await golden.whenIdle();
  await api.call('messages.search', { text: 'What is learned is searched by' });
}

/** What a reply costs once the first one has loaded what is kept in memory. */
async function workOfReply(entries: number, proposals: number): Promise<Work> {
  const desk = await shop(entries, proposals);
  await reply(desk, 5);
  const work = { decrypts: 0, hashes: 0, rows: 0 };
  await counted.run(work, () => reply(desk, 6));
  await desk.close();
  return work;
}

test('what a copied reply reads, decrypts and hashes is the same in a library of ten times as many entries', async () => {
  countRows();
  const small = await workOfReply(1_000, 0);
  const large = await workOfReply(10_000, 2_000);
  expect(large).toEqual(small);
  // It counts at all: the reply was learned from, and searched by.
  expect(small.rows).toBeGreaterThan(5);
});
