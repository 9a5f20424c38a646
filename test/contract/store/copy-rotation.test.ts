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
import { pruneForSpace, rotateCopies } from '../../../main/desk/store/copy-rotation.ts';
import { temporaryFolder } from '../support/folder.ts';
import { smallDisk } from '../support/small-disk.ts';
import { add, contentWith, manyEntries, open, rawDatabase } from '../support/store.ts';

const day = 24 * 60 * 60;
const file = (folder: string, end = '') => join(folder, `desk.db${end}`);
const generations = ['.backup', '.backup-day', '.backup-week'] as const;

function age(path: string, days: number): void {
  const at = Date.now() / 1000 - days * day;
  utimesSync(path, at, at);
}

function overwrite(path: string, offset: number): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, offset);
  closeSync(handle);
}

/** Nothing can be salvaged of it, so that only a copy tells what there was. */
const destroy = (path: string): void => writeFileSync(path, Buffer.alloc(statSync(path).size, 0xa5));

/** A library with a copy of a week ago (one document), of yesterday (two), and of today (three). */
async function withThreeCopies(): Promise<string> {
  const folder = temporaryFolder();
  const { store } = open(folder);
  for (const [at, days] of [9, 1.5].entries()) {
    add(store, `/shop/${at}.csv`, contentWith(manyEntries(60, `turn${at}`)));
    expect(await store.copyDatabase('always')).toBe('made');
    for (const [older, end] of generations.entries())
      if (existsSync(file(folder, end))) age(file(folder, end), older === 0 ? days : 9);
  }
  add(store, '/shop/2.csv', contentWith(manyEntries(60, 'turn2')));
  expect(await store.copyDatabase()).toBe('made');
  store.close();
  // What was yesterday's day copy is older than a week by now.
  if (!existsSync(file(folder, '.backup-week'))) {
    copyFileSync(file(folder, '.backup-day'), file(folder, '.backup-week'));
    age(file(folder, '.backup-week'), 9);
  }
  return folder;
}

test('rotation keeps three backups: today, the day before, and one two to nine days old', () => {
  const folder = temporaryFolder();
  writeFileSync(file(folder), '');
  const dayIn = (path: string) => Number(readFileSync(path, 'utf8'));
  const ages: (readonly (number | null)[])[] = [];
  for (let today = 0; today < 60; today++) {
    for (let copy = 0; copy < 3; copy++) {
      for (const end of generations) {
        const path = file(folder, end);
        if (existsSync(path)) age(path, today - dayIn(path));
      }
      const made = file(folder, '.backup-1.tmp');
      writeFileSync(made, String(today));
      rotateCopies(file(folder), made);
    }
    ages.push(
      generations.map((end) => (existsSync(file(folder, end)) ? today - dayIn(file(folder, end)) : null)),
    );
  }
  expect(ages[0]).toEqual([0, null, null]);
  expect(ages[1]).toEqual([0, 1, null]);
  for (const [last, day, week] of ages.slice(2)) {
    expect([last, day]).toEqual([0, 1]);
    expect(week).toSatisfy((age: number) => age >= 2 && age <= 9);
  }
  expect(readdirSync(folder)).toHaveLength(4);
});

test.each([
  { harmed: [] as readonly string[], documents: 3 },
  { harmed: ['.backup'], documents: 2 },
  { harmed: ['.backup', '.backup-day'], documents: 1 },
])('the newest intact backup is restored when $harmed are damaged too', async ({ harmed, documents }) => {
  const folder = await withThreeCopies();
  destroy(file(folder));
  for (const end of harmed) overwrite(file(folder, end), 0);
  const { store, notices } = open(folder);
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'restored' }]);
  expect(store.documents.counts()).toMatchObject({ entries: documents * 60, passages: documents * 60 });
  expect(store.passages.searchWords('bread', [1, 1, 1], 1000)).toHaveLength(documents * 60);
  store.close();
  expect(open(folder).notices).toEqual([]);
});

test.each([
  [
    'a page in the middle of it',
    (path: string) => overwrite(path, Math.floor(statSync(path).size / 8192) * 4096),
  ],
  ['its end', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ['all of it', (path: string) => truncateSync(path, 0)],
])('a backup that lost %s is skipped and the one before it restored', async (_, harm) => {
  const folder = await withThreeCopies();
  destroy(file(folder));
  harm(file(folder, '.backup'));
  const { store } = open(folder);
  expect(store.documents.counts().entries).toBe(120);
  store.close();
});

test.each([
  ['overwritten in the middle', (path: string) => overwrite(path, Math.floor(statSync(path).size / 2))],
  ['overwritten at its head', (path: string) => overwrite(path, 0)],
  ['cut', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2) + 7)],
  ['emptied', (path: string) => truncateSync(path, 0)],
])(
  'after a crash with the write-ahead log %s, the library opens consistent and without a notice',
  (_, harm) => {
    const folder = temporaryFolder();
    open(folder).store.close();
    const { store } = open(folder);
    for (let at = 0; at < 5; at++) add(store, `/shop/${at}.csv`, contentWith(manyEntries(20, `turn${at}`)));
    // What a crash leaves: the file and its log as they are at this moment.
    const crashed = temporaryFolder();
    for (const end of ['', '-wal']) copyFileSync(file(folder, end), file(crashed, end));
    store.close();
    harm(file(crashed, '-wal'));
    const { store: again, notices } = open(crashed);
    expect(notices).toEqual([]);
    const { documents, entries, passages } = again.documents.counts();
    expect(documents).toBeLessThan(5);
    expect(passages).toBe(entries);
    expect(again.passages.searchWords('bread', [1, 1, 1], 1000)).toHaveLength(passages);
    again.close();
    const db = rawDatabase(crashed);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  },
);

test('a nearly full disk loses the oldest backups first and never the last good one', ({ skip }) => {
  const disk = smallDisk(8_000_000) ?? skip('a small disk can only be mounted by root on Linux');
  const { folder } = disk;
  writeFileSync(file(folder), Buffer.alloc(1_000_000));
  for (const [older, end] of generations.entries()) {
    writeFileSync(file(folder, end), Buffer.alloc(1_000_000));
    age(file(folder, end), older * 5);
  }
  const there = () => generations.filter((end) => existsSync(file(folder, end)));
  pruneForSpace(file(folder));
  expect(there()).toEqual([...generations]);
  disk.fill(1_500_000);
  pruneForSpace(file(folder));
  expect(there()).toEqual(['.backup', '.backup-day']);
  disk.empty();
  disk.fill(100_000);
  pruneForSpace(file(folder));
  expect(there()).toEqual(['.backup']);
});
