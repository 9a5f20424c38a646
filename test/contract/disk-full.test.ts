import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import { exportLibrary } from '../../main/desk/library/export/export-library.ts';
import { createVault } from '../../main/desk/privacy/vault.ts';
import { createSettings } from '../../main/desk/settings/settings.ts';
import { t } from '../support/i18n.ts';
import { temporaryFolder } from './support/folder.ts';
import { type SmallDisk, smallDisk } from './support/small-disk.ts';
import { add, contentWith, manyEntries, open, rawDatabase, silent, unheard } from './support/store.ts';

const diskFull: unknown = expect.objectContaining({ code: 'disk_full' });

function disk({ skip }: TestContext): SmallDisk {
  return smallDisk(8_000_000) ?? skip('a small disk can only be mounted by root on Linux');
}

test('library: what does not fit is refused whole, what was there stays, and there is room again later', (context) => {
  const { folder, fill, empty } = disk(context);
  const { store } = open(folder);
  add(store, '/old.csv', contentWith(manyEntries(100, 'old')));
  fill(100_000);
  const [queued] = store.documents.queue([{ path: '/new.csv', name: 'new.csv', bytes: 1, sample: false }]);
  const content = contentWith(manyEntries(800, 'new'));
  const id = queued?.id ?? '';

  expect(() => store.documents.replace(id, content)).toThrow(diskFull);

  expect(store.documents.counts()).toEqual({ documents: 2, entries: 100, passages: 100 });
  expect(store.passages.searchWords('old', [1, 1, 1], 500)).toHaveLength(100);
  expect(store.passages.searchWords('new', [1, 1, 1], 500)).toEqual([]);
  empty();
  expect(store.documents.replace(id, content).added).toHaveLength(1600);
  store.close();
  const db = rawDatabase(folder);
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
});

test('library: a copy that does not fit leaves the last good one, and no half of itself', async (context) => {
  const { folder, fill } = disk(context);
  const { store } = open(folder);
  add(store, '/old.csv', contentWith(manyEntries(100, 'old')));
  await store.copyDatabase();
  const copy = join(folder, 'desk.db.backup');
  const before = readFileSync(copy);
  add(store, '/new.csv', contentWith(manyEntries(200, 'new')));
  fill(100_000);
  await expect(store.copyDatabase('always')).rejects.toThrow(diskFull);
  expect(readFileSync(copy).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  store.close();
});

test('library: opening on a full disk is refused in our words and works once there is room', (context) => {
  const { folder, fill, empty } = disk(context);
  fill(0);
  expect(() => open(folder)).toThrow(expect.objectContaining({ name: 'DeskFailure' }));
  empty();
  const { store, notices } = open(folder);
  expect(notices).toEqual([]);
  expect(store.documents.counts().documents).toBe(0);
  store.close();
});

test('settings: a change that does not fit changes nothing, neither on disk nor in memory', async (context) => {
  const { folder, fill, empty } = disk(context);
  const settings = await createSettings({ folder, changes: unheard, log: silent, t });
  await settings.change({ shopName: 'Before' });
  fill(0);
  await expect(settings.change({ shopName: 'After' })).rejects.toThrow(diskFull);
  expect(settings.get().shopName).toBe('Before');
  expect((await createSettings({ folder, changes: unheard, log: silent, t })).get().shopName).toBe('Before');
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  empty();
  await settings.change({ shopName: 'After' });
  expect((await createSettings({ folder, changes: unheard, log: silent, t })).get().shopName).toBe('After');
});

test('vault: a key that does not fit is not used, for what it encrypts could never be read again', async (context) => {
  const { folder, fill, empty } = disk(context);
  const vault = await createVault({ folder, keyStore: null, changes: unheard, log: silent });
  fill(0);
  await expect(vault.create('a long passphrase')).rejects.toThrow(diskFull);
  expect(vault.status()).toEqual({ state: 'absent', by: null });
  expect(existsSync(join(folder, 'vault.json'))).toBe(false);
  empty();
  expect(await vault.create('a long passphrase')).toEqual({ state: 'open', by: 'passphrase' });
});

// Catches: an export that leaves half a file behind, or fails without saying why.
test('export: what does not fit is not there at all', async (context) => {
  const { folder, fill } = disk(context);
  const { store } = open(temporaryFolder());
  add(store, '/old.csv', contentWith(manyEntries(1_000, 'old')));
  fill(8_000);

  await expect(exportLibrary(store, { folder, format: 'json' })).rejects.toEqual(diskFull);

  expect(readdirSync(folder)).toEqual(['ballast']);
  store.close();
});
