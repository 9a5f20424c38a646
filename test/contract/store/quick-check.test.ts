import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { checkCopy, checkOpenFile } from '../../../main/desk/store/quick-check.ts';
import { temporaryFolder } from '../support/folder.ts';

// A small one is checked where it is asked for, a large one in a thread.
test.each([
  ['small', 50],
  ['large', 3_000],
])('a %s file is told whole or damaged, as a copy and while it is open', async (_, rows) => {
  const file = join(temporaryFolder(), 'some.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE words (word TEXT NOT NULL)');
  db.exec('BEGIN');
  const insert = db.prepare('INSERT INTO words VALUES (?)');
  for (let row = 0; row < rows; row++) insert.run(`${row} `.repeat(200));
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  expect(await checkOpenFile(file).isWhole).toBe(true);
  db.close();
  expect(await checkCopy(file)).toBe(true);

  const page = 4096;
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(page, 0xa5), 0, page, statSync(file).size - 2 * page);
  closeSync(handle);
  expect(await checkOpenFile(file).isWhole).toBe(false);
  expect(await checkCopy(file)).toBe(false);
});
