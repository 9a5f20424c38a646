import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bytesOf, cosine, quantize, vectorOf } from '../../../main/desk/vectors.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { ciphertextsInBytes } from '../support/search-bytes.ts';
import { rawDatabase } from '../support/store.ts';
import { keyStore } from '../support/key-store.ts';
import { howMany } from '../../support/how-many.ts';

/** Of all of them the real one says how close they come; a few are as good with one that costs nothing. */
const guessed = howMany(30, 'SIDEDESK_GUESSES');
const embedder = guessed > 30 ? realEmbedder() : fakeEmbedder(realEmbedder());
const { dimensions } = embedder;
/** A folder of the version before. */
const fixture = path.resolve(import.meta.dirname, '../../fixtures/data-folder-0.1');
const passphrase = 'correct horse battery';
/** Of a vector as signed bytes. */
const unitLength = 127;

/** What somebody would try who wonders what was asked at a bakery. */
function guesses(most: number): readonly string[] {
  const things =
    'rye,spelt,a baguette,a wedding cake,rolls,a sourdough,biscuits,a tart,gluten-free bread,a bun'.split(
      ',',
    );
  const asks = [
    'May I freeze NOUN?',
    'Is NOUN fresh on Mondays?',
    'Do you sell NOUN?',
    'How long does NOUN keep?',
    'Where is my order of NOUN?',
    'I want my money back for NOUN.',
    'Is there milk in NOUN?',
    'Can I order NOUN for Saturday?',
    'What does NOUN cost?',
    'NOUN came broken.',
  ];
  const ends = [
    '',
    ' Please answer soon.',
    ' It is for my daughter.',
    ' My name is Anna.',
    ' I live in the town.',
    ' Thank you!',
    ' I wrote before.',
    ' It is urgent.',
    ' I come by on Friday.',
    ' You were closed.',
  ];
  return ends
    .flatMap((end) => asks.flatMap((ask) => things.map((thing) => ask.replace('NOUN', thing) + end)))
    .slice(0, most);
}

/** The closest that a vector comes to one that lies anywhere in a value. */
function closestIn(value: Uint8Array, guess: Int8Array): number {
  let best = -1;
  const signed = vectorOf(value);
  for (let from = 0; from + dimensions <= signed.length; from++) {
    // Bytes of anything else are no unit vector.
    const length = Math.hypot(...signed.subarray(from, from + dimensions)) / unitLength;
    best = Math.max(best, cosine(guess, signed, from) / length);
  }
  return best;
}

/** Columns with a value that a guess stands in, whoever put it there; vectors of the library are the shop's own. */
function confirmedIn(db: DatabaseSync, guess: Int8Array): readonly string[] {
  const columns = db
    .prepare(
      `SELECT t.name AS "table", c.name FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT IN ('vectors', 'trash_vectors')
       AND t.name NOT LIKE 'passages_fts%'`,
    )
    .all();
  return columns.flatMap(({ table, name }) =>
    db
      .prepare(`SELECT "${String(name)}" AS value FROM ${String(table)}`)
      .all()
      .flatMap(({ value }) =>
        value instanceof Uint8Array && closestIn(value, guess) > 0.9
          ? [`${String(table)}.${String(name)}`]
          : [],
      ),
  );
}

// Bug: the vectors of what customers asked stood in the clear, so whoever guessed a sentence saw that it had been asked.
test('a guessed sentence is confirmed by nothing that is stored of what was learned, marked wrong or not answered', async () => {
  const desk = await openTestDesk({ keyStore, embedder });
  const { api } = desk;
  const fields = { question: 'How long does rye keep?', answer: 'Five days.', variants: [], tags: [] };
  const { id } = await api.call('entries.save', {
    id: null,
    fields: { ...fields, collection: null, language: null, internal: false, reviewBy: null },
  });
  const target = `e:${id}`;
  const asked = ['May I freeze a loaf of rye?', 'Is it fresh on Mondays?', 'Do you sell shoes?'];
  const [learned = '', wrong = '', gap = ''] = asked;
  await api.call('learning.addNegativeFeedback', {
    caseId: 'case',
    question: wrong,
    target,
    reason: 'wrong',
    comment: '',
  });
  await api.call('gaps.add', { question: gap });
  await api.call('replies.commit', {
    caseId: 'case',
    message: learned,
    pieces: [],
    suggested: '',
    reply: 'Five days.',
    questions: [{ question: learned, shown: [], chosen: target }],
  });
  await vi.waitFor(async () =>
    expect((await api.call('learning.list', { offset: 0, limit: 10 })).total).toBe(2),
  );
  await desk.services.gaps.whenIdle();
  // Those that are removed lie in the trash.
  await api.call('entries.remove', { ids: [id] });
  await desk.close();
  const tried = (await embedder.embed([...asked, ...guesses(guessed)], 'query')).map(quantize);
  const db = rawDatabase(desk.folder);
  const confirmed = tried.flatMap((guess) => confirmedIn(db, guess));
  if (guessed > 30) console.log(`${tried.length} guesses, ${confirmed.length} confirmed`);
  expect(confirmed).toEqual([]);
  expect(db.prepare('SELECT count(*) AS n FROM gaps WHERE embedding IS NOT NULL').get()).toEqual({ n: 1 });
  db.close();
  expect(ciphertextsInBytes(desk.folder, tried.map(bytesOf))).toEqual([]);
});

// Bug: phrases that were embedded by another model counted in no search until they were learned again.
test('what was learned by another model is searched by again, once a key is open', async () => {
  const folder = path.join(temporaryFolder(onTestFinished), 'data');
  cpSync(path.join(fixture, 'data'), folder, { recursive: true });
  const first = await openTestDesk({ folder, embedder });
  await first.close();
  const db = rawDatabase(folder);
  db.exec('UPDATE learned_phrasings SET model = 9, embedding = zeroblob(413)');
  db.close();
  const desk = await openTestDesk({ folder, embedder });
  const { store, learnedEmbedding } = desk.services;
  expect(store.phrasings.vectors()).toEqual([]);
  await desk.api.call('vault.unlock', { passphrase });
  await learnedEmbedding.whenIdle();
  expect(store.phrasings.vectors().length).toBeGreaterThan(0);
});

// Bug: an upgrade that only encrypts what comes leaves what was there, in the file, on its free pages and in the copies.
test('after an upgrade no vector of before is left in the file or a copy, and all are made again once the key is open', async () => {
  const folder = path.join(temporaryFolder(onTestFinished), 'data');
  cpSync(path.join(fixture, 'data'), folder, { recursive: true });
  cpSync(path.join(folder, 'desk.db'), path.join(folder, 'desk.db.backup'));
  cpSync(path.join(folder, 'desk.db'), path.join(folder, 'desk.db.backup-week'));
  const before = rawDatabase(folder);
  const plain = ['learned', 'wrong_pairs', 'gaps', 'removed_learned', 'removed_wrong_pairs']
    .flatMap((table) => before.prepare(`SELECT vector FROM ${table} WHERE vector IS NOT NULL`).all())
    .flatMap(({ vector }) => (vector instanceof Uint8Array ? [vector] : []));
  before.close();
  expect(plain.length).toBeGreaterThan(3);
  expect(ciphertextsInBytes(folder, plain).length).toBe(3);

  const desk = await openTestDesk({ folder, embedder });
  await desk.api.call('vault.unlock', { passphrase });
  await desk.services.learnedEmbedding.whenIdle();
  await desk.services.gaps.whenIdle();
  await desk.close();
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['desk.db.backup', 'desk.db.backup-week']));
  expect(readdirSync(folder).filter((name) => name.includes('before-v'))).toHaveLength(1);
  expect(ciphertextsInBytes(folder, plain)).toEqual([]);
  const after = rawDatabase(folder);
  for (const table of ['learned_phrasings', 'negative_feedback'])
    expect(after.prepare(`SELECT count(*) AS n FROM ${table} WHERE embedding IS NULL`).get()).toEqual({
      n: 0,
    });
  after.close();
});
