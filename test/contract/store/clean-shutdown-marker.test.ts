import { closeSync, existsSync, openSync, readdirSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  leaveCleanShutdownMarker,
  takeCleanShutdownMarker,
} from '../../../main/desk/store/clean-shutdown-marker.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { add, contentWith, manyEntries, open, rawDatabase } from '../support/store.ts';

const file = (folder: string) => join(folder, 'desk.db');
const marker = (folder: string) => `${file(folder)}.closed`;
const quarantinedIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.damaged-'));

/** A library with a copy, closed in good order. */
async function closed(): Promise<string> {
  const folder = temporaryFolder();
  const { store } = open(folder);
  add(store, '/shop/a.csv', contentWith(manyEntries(60)));
  await store.copyDatabase();
  store.close();
  return folder;
}

function overwrite(folder: string, page: number): void {
  const handle = openSync(file(folder), 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
}

/** A page of a table which opening the desk reads, or does not read. */
function pageOf(folder: string, table: string): number {
  const db = rawDatabase(folder);
  const page = db
    .prepare(
      `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1`,
    )
    .get(table)?.['pageno'];
  db.close();
  return Number(page);
}

/** Damage that shows from outside in nothing: a disk that forgets. */
function rot(folder: string, table: string): void {
  overwrite(folder, pageOf(folder, table));
  leaveCleanShutdownMarker(file(folder));
  expect(existsSync(marker(folder))).toBe(true);
}

test('a file that was closed in good order is opened without a check of all of it, any other is checked', async () => {
  const folder = await closed();
  expect(open(folder).store.isTrusted).toBe(true);
  // Not closed, as after a crash.
  expect(open(folder).store.isTrusted).toBe(false);
});

test.each([
  ['written to', (folder: string) => overwrite(folder, pageOf(folder, 'passages'))],
  ['given an old time', (folder: string) => utimesSync(file(folder), 1, 1)],
  [
    'written to, and given its old time back',
    (folder: string) => {
      const { atime, mtime } = statSync(file(folder));
      overwrite(folder, pageOf(folder, 'passages'));
      utimesSync(file(folder), atime, mtime);
    },
  ],
])('a file that was %s since it was closed is not trusted', async (_, touch) => {
  const folder = await closed();
  touch(folder);
  expect(takeCleanShutdownMarker(file(folder))).toBe(false);
});

test('the marker is gone while the file is open, and is not left while another program has it open', async () => {
  const folder = await closed();
  const { store: first } = open(folder);
  expect(existsSync(marker(folder))).toBe(false);
  const { store: second } = open(folder);
  second.close();
  expect(existsSync(marker(folder))).toBe(false);
  first.close();
  expect(existsSync(marker(folder))).toBe(true);
});

test('a write within the tick of the clock in which the marker was left is seen', async () => {
  const folder = await closed();
  const marked = statSync(marker(folder), { bigint: true }).mtimeNs;
  const { mtimeNs, ctimeNs } = statSync(file(folder), { bigint: true });
  expect(marked > mtimeNs && marked > ctimeNs).toBe(true);
});

test('damage in a trusted file that shows nowhere is found by the check behind the start, and the next start recovers', async () => {
  const folder = await closed();
  rot(folder, 'passages');
  const { store, notices } = open(folder);
  expect(notices).toEqual([]);
  expect(store.isTrusted).toBe(true);
  expect(await store.verify()).toBe('damaged');
  store.close();
  expect(existsSync(marker(folder))).toBe(false);

  const { store: recovered, notices: told } = open(folder);
  expect(told).toMatchObject([{ code: 'store_damaged', reason: 'restored' }]);
  expect(recovered.documents.counts()).toEqual({ documents: 1, entries: 60, passages: 60 });
  expect(await recovered.verify()).toBe('whole');
  recovered.close();
});

test('damage that a read meets is checked and recovered at the next start as well', async () => {
  const folder = await closed();
  rot(folder, 'vectors');
  const { store } = open(folder);
  expect(() => [...store.passages.vectorBlocks(384)]).toThrow(
    expect.objectContaining({ code: 'store_damaged' }),
  );
  store.close();
  expect(existsSync(marker(folder))).toBe(false);
  expect(open(folder).notices).toMatchObject([{ reason: 'restored' }]);
});

test('a desk that meets damage while it opens recovers at once', async () => {
  const folder = await closed();
  rot(folder, 'vectors');
  const desk = await openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) });
  const { notices, passages } = await desk.api.call('desk.status', {});
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'restored' }]);
  expect(passages).toBe(60);
  expect(quarantinedIn(folder)).toHaveLength(1);
});

test('a desk says that its file is damaged soon after it was opened, so that whoever runs it opens it again', async () => {
  const folder = await closed();
  rot(folder, 'passages');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const desk = await openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) });
    vi.advanceTimersByTime(60_000);
    await desk.damaged;
    await desk.close();
  } finally {
    vi.useRealTimers();
  }
  const { notices } = open(folder);
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: 'restored' }]);
});
