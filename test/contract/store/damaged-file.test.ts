import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDamagedFile } from '../../../main/desk/store/damaged-file.ts';
import { temporaryFolder } from '../support/folder.ts';
import { open, rawDatabase } from '../support/store.ts';

/** Gaps by their row numbers; what is asked in each is so long that it goes on on further pages. */
function folderWithGaps(numbers: readonly number[]): string {
  const folder = temporaryFolder();
  open(folder).store.close();
  const db = rawDatabase(folder);
  const insert = db.prepare(
    `INSERT INTO gaps (rowid, id, at, question, origin) VALUES (?, ?, 1, ?, 'noted')`,
  );
  for (const number of numbers) insert.run(number, `gap ${number}`, Buffer.alloc(20_000, 1));
  db.close();
  return folder;
}

/** Lets the pages on which the text of a row goes on lead nowhere. */
function breakRow(folder: string, number: number): void {
  const db = rawDatabase(folder);
  const pages = db
    .prepare(`SELECT path, pageno FROM dbstat WHERE name = 'gaps' AND pagetype = 'overflow' ORDER BY path`)
    .all();
  const order = db.prepare('SELECT rowid AS n FROM gaps ORDER BY rowid').all();
  const nth = order.findIndex(({ n }) => n === number);
  db.close();
  const first = pages.filter(({ path }) => String(path).endsWith('+000000'))[nth]?.['pageno'];
  const handle = openSync(join(folder, 'desk.db'), 'r+');
  writeSync(handle, Buffer.alloc(4, 0xa5), 0, 4, (Number(first) - 1) * 4096);
  closeSync(handle);
}

const readable = (folder: string): readonly unknown[] => {
  const file = openDamagedFile(join(folder, 'desk.db'), null);
  const ids = file.rows('gaps', ['id', 'question']).map(({ id }) => id);
  file.close();
  return ids;
};

test.each([
  ['the first', [1, 2, 3], 1],
  ['one in the middle', [1, 2, 3], 2],
  ['the last', [1, 2, 3], 3],
  ['one whose number is far from the one before', [1, 2_000_000_000, 2_000_000_001], 2_000_000_000],
])('of rows of which %s cannot be read whole, all others are read', (_, numbers, broken) => {
  const folder = folderWithGaps(numbers);
  breakRow(folder, broken);
  expect(readable(folder)).toEqual(numbers.filter((one) => one !== broken).map((one) => `gap ${one}`));
});
