import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import { tokenVectorsMigration } from '../../../main/desk/store/migrations/34-token-vectors.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';

const faq = [
  ['Do you deliver abroad?', 'To Ireland, France and Germany, within a week.'],
  ['How can I return something?', 'Send it back within thirty days, in its box.'],
  ['When do I get my money back?', 'Within five days after the parcel has come back to us.'],
] as const;

async function shop(changes: Parameters<typeof openTestDesk>[0] = {}): Promise<TestDesk> {
  const desk = await openTestDesk(changes);
  const file = path.join(temporaryFolder(), 'faq.csv');
  writeFileSync(file, ['question,answer', ...faq.map((row) => `"${row.join('","')}"`)].join('\n'));
  await desk.api.call('library.import', { paths: [file] });
  await desk.services.library.whenIdle();
  return desk;
}

function query(folder: string, sql: string): readonly unknown[] {
  const db = rawDatabase(folder);
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}
const stored = ({ folder }: TestDesk): readonly unknown[] =>
  query(
    folder,
    `SELECT p.text, hex(t.tokens) AS tokens FROM passage_tokens t JOIN passages p ON p.id = t.passage_id ORDER BY 1`,
  );
const missing = ({ folder }: TestDesk): readonly unknown[] =>
  query(folder, 'SELECT * FROM passages_without_tokens');
const inTrash = ({ folder }: TestDesk): readonly unknown[] =>
  query(folder, 'SELECT * FROM trash_passage_tokens');
const idsOf = async ({ api }: TestDesk): Promise<readonly string[]> => {
  const page = { filter: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const;
  return (await api.call('library.list', { ...page, show: 'documents' })).rows.map(({ id }) => id);
};

// Catches: tokens that stay when their passage goes, or that a restored answer has lost.
test('the token vectors of an answer come with its import, go with it, and come back with it', async () => {
  const desk = await shop();
  const before = stored(desk);
  expect(before).toHaveLength(faq.length);
  expect(missing(desk)).toEqual([]);
  const { undo } = await desk.api.call('library.remove', { ids: [...(await idsOf(desk))] });
  expect([stored(desk), inTrash(desk).length]).toEqual([[], faq.length]);
  await desk.api.call('library.undo', { undo });
  expect([stored(desk), missing(desk), inTrash(desk)]).toEqual([before, [], []]);
});

// Catches: a library of before that is never compared token by token, or one that cannot be opened.
test('a library of before has the same ones a while after it is opened, also what comes back from its trash', async () => {
  const desk = await shop();
  const before = stored(desk);
  await desk.close();
  const db = rawDatabase(desk.folder);
  db.exec(`DROP TABLE passage_tokens; DROP TABLE passages_without_tokens; DROP TABLE trash_passage_tokens;
    PRAGMA user_version = ${migrations.indexOf(tokenVectorsMigration)}`);
  db.close();
  const again = await openTestDesk({ folder: desk.folder });
  const { undo } = await again.api.call('library.remove', { ids: [...(await idsOf(again))] });
  await again.api.call('library.undo', { undo });
  await vi.waitFor(() => expect(missing(again)).toEqual([]), { timeout: 20_000 });
  expect(stored(again)).toEqual(before);
});

// Catches: tokens of another projection that are compared with those of this one.
test('are all made anew where another projection made them, and none by a model that has none', async () => {
  const withoutTokens = { ...realEmbedder(), tokenModel: undefined, embedTokens: undefined };
  const desk = await shop({ embedder: withoutTokens });
  expect([stored(desk), missing(desk).length]).toEqual([[], faq.length]);
  await desk.close();
  const other = { ...realEmbedder(), tokenModel: 'another one' };
  const second = await openTestDesk({ folder: desk.folder, embedder: other });
  await vi.waitFor(() => expect(missing(second)).toEqual([]), { timeout: 20_000 });
  const made = stored(second);
  await second.close();
  const db = rawDatabase(desk.folder);
  db.exec('UPDATE passage_tokens SET tokens = zeroblob(length(tokens))');
  db.close();
  const third = await openTestDesk({ folder: desk.folder });
  await vi.waitFor(() => expect(stored(third)).toEqual(made), { timeout: 20_000 });
});
