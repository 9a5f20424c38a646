import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../main/desk/store/connection.ts';
import { migrate } from '../../../main/desk/store/migrate.ts';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import type { Store } from '../../../main/desk/store/store.ts';
import { temporaryFolder } from '../support/folder.ts';
import { add, contentWith, manyEntries, open, rawDatabase } from '../support/store.ts';

const file = (folder: string) => join(folder, 'desk.db');
const quarantinedIn = (folder: string) =>
  readdirSync(folder).filter((name) => /^desk\.db\.damaged-[^.]*$/u.test(name));

function overwrite(path: string, offset: number, length: number): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, offset);
  closeSync(handle);
}

/** Overwrites a page that belongs to a table, found by its name. */
function overwritePageOf(folder: string, table: string): void {
  const db = rawDatabase(folder);
  const page = db
    .prepare(
      `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1`,
    )
    .get(table)?.['pageno'];
  db.close();
  overwrite(file(folder), (Number(page) - 1) * 4096, 4096);
}

async function filled(folder: string, backedUp: boolean): Promise<Store> {
  const { store } = open(folder);
  add(store, '/shop/old.csv', contentWith(manyEntries(60, 'old')));
  if (backedUp) await store.copyDatabase();
  return store;
}

test.each([
  ['the header is overwritten', (folder: string) => overwrite(file(folder), 0, 200)],
  ['a page in the middle is overwritten', (folder: string) => overwritePageOf(folder, 'vectors')],
  [
    'it is cut in half',
    (folder: string) => truncateSync(file(folder), (statSync(file(folder)).size / 8192) * 4096),
  ],
  ['it is emptied', (folder: string) => truncateSync(file(folder), 0)],
  [
    'it is another kind of file',
    (folder: string) => writeFileSync(file(folder), 'Shopping list: flour, yeast\n'.repeat(400)),
  ],
])('%s: the file is quarantined, the last good copy comes back, and the person is told', async (_, harm) => {
  const folder = temporaryFolder();
  (await filled(folder, true)).close();
  harm(folder);
  const harmed = readFileSync(file(folder));

  const { store, notices } = open(folder);

  const [quarantined] = quarantinedIn(folder);
  expect(notices).toMatchObject([
    { code: 'store_damaged', reason: 'restored', params: { file: quarantined, at: expect.any(Number) } },
  ]);
  expect(readFileSync(join(folder, quarantined ?? '')).equals(harmed)).toBe(true);
  expect(store.documents.counts()).toEqual({ documents: 1, entries: 60, passages: 60 });
  expect(store.passages.searchWords('bread', [1, 1, 1], 100)).toHaveLength(60);
  store.close();
  expect(open(folder).notices).toEqual([]);
});

test('a missing library file is restored from its backup with a notice', async () => {
  const folder = temporaryFolder();
  (await filled(folder, true)).close();
  const lost = temporaryFolder();
  copyFileSync(`${file(folder)}.backup`, `${file(lost)}.backup`);
  const { store, notices } = open(lost);
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'missing_restored' }]);
  expect(store.documents.counts().passages).toBe(60);
  store.close();
});

test('audit log, gaps and document names newer than the backup are salvaged from the damaged file', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder, true);
  add(store, '/shop/new.csv', contentWith(manyEntries(60, 'new')));
  const recordId = store.auditLog.append({
    kind: 'reply',
    facts: { n: 1 },
    secret: Buffer.of(1, 2),
    chosen: [],
  });
  const gapId = 'a gap';
  store.gaps.add({ id: gapId, question: Uint8Array.of(3, 4), origin: 'noted' });
  store.close();
  overwritePageOf(folder, 'passages');

  const { store: recovered, notices } = open(folder);

  expect(notices).toHaveLength(1);
  expect(recovered.auditLog.list(10)).toMatchObject([
    { id: recordId, facts: { n: 1 }, secret: Uint8Array.of(1, 2) },
  ]);
  expect(recovered.gaps.open()).toMatchObject([{ id: gapId }]);
  expect(recovered.documents.unfinished().map(({ path }) => path)).toEqual(['/shop/new.csv']);
  expect(recovered.documents.counts().passages).toBe(60);
  recovered.close();
});

test('without a backup the library starts empty with a notice and queues the documents it can still list', async () => {
  const folder = temporaryFolder();
  (await filled(folder, false)).close();
  overwritePageOf(folder, 'vectors');
  const { store, notices } = open(folder);
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'empty' }]);
  expect(store.documents.unfinished().map(({ path }) => path)).toEqual(['/shop/old.csv']);
  store.close();
});

test('a damaged backup is not restored: the library starts empty with a notice', async () => {
  const folder = temporaryFolder();
  (await filled(folder, true)).close();
  overwrite(`${file(folder)}.backup`, 0, 200);
  overwrite(file(folder), 0, 200);
  const { store, notices } = open(folder);
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'empty' }]);
  expect(store.documents.counts().documents).toBe(0);
  store.close();
});

test('a file that was damaged while open never replaces the last good backup', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder, true);
  store.close();
  const good = readFileSync(`${file(folder)}.backup`);
  const { store: again } = open(folder);
  // A write of another program empties the cache, so that the file itself is read again.
  const other = rawDatabase(folder);
  other.exec(`INSERT INTO meta (key, value) VALUES ('a', 'b')`);
  other.close();
  overwritePageOf(folder, 'vectors');
  expect(await again.copyDatabase('always')).toBe('damaged');
  expect(readFileSync(`${file(folder)}.backup`).equals(good)).toBe(true);
  expect(() => [...again.passages.vectorBlocks(384)]).toThrow(
    expect.objectContaining({ code: 'store_damaged' }),
  );
  again.close();
});

test('a backup is made once a day, and writing or closing meanwhile leaves no temporary file', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder, true);
  expect(await store.copyDatabase()).toBe('not due');
  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(`${file(folder)}.backup`, yesterday, yesterday);
  const copying = store.copyDatabase();
  add(store, '/shop/meanwhile.csv', contentWith(manyEntries(60, 'meanwhile')));
  expect(await copying).toBe('made');
  const last = store.copyDatabase('always');
  store.close();
  await last.catch(() => undefined);
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  expect(open(folder).notices).toEqual([]);
});

test('a file of a newer version is refused and not touched', () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const db = rawDatabase(folder);
  db.exec(`PRAGMA user_version = ${migrations.length + 1}`);
  db.close();
  const before = readFileSync(file(folder));
  expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'newer_version' }));
  expect(readFileSync(file(folder)).equals(before)).toBe(true);
  expect(quarantinedIn(folder)).toEqual([]);
});

test('a migration backs the file up first, and one that fails rolls back', async () => {
  const folder = temporaryFolder();
  (await filled(folder, false)).close();
  const path = file(folder);
  const connection = connect(path);
  const next = migrations.length + 1;
  const good = `ALTER TABLE gaps ADD COLUMN note TEXT`;
  expect(() => migrate(connection, path, [...migrations, `${good}; SELECT * FROM nowhere`])).toThrow(
    'nowhere',
  );
  expect(connection.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
  expect(
    connection.db.prepare(`SELECT count(*) AS n FROM pragma_table_info('gaps') WHERE name = 'note'`).get(),
  ).toEqual({ n: 0 });

  migrate(connection, path, [...migrations, good]);
  expect(connection.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: next });
  connection.close();
  expect(existsSync(`${path}.before-v${next}`)).toBe(true);

  // The older version opens its own copy, whole.
  const old = temporaryFolder();
  copyFileSync(`${path}.before-v${next}`, file(old));
  const { store, notices } = open(old);
  expect(notices).toEqual([]);
  expect(store.documents.counts().passages).toBe(60);
  store.close();
});
