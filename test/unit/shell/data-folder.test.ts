import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareDataFolder } from '../../../main/shell/data-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sidedesk-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a folder that is not there is made, for its owner alone, and nothing is left in it', () => {
  const folder = path.join(root, 'a', 'b');
  expect(prepareDataFolder(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  expect(statSync(folder).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
});

test('a folder that was used before is taken as it is', () => {
  writeFileSync(path.join(root, 'desk.db'), '');
  mkdirSync(path.join(root, 'logs'));
  expect(prepareDataFolder(root)).toBeNull();
  expect(readdirSync(root)).toEqual(['desk.db', 'logs']);
});

test.each([
  ['a file in its place', (place: string) => writeFileSync(place, ''), ''],
  ['a file in the place of a folder above it', (place: string) => writeFileSync(place, ''), 'inside'],
  ['a link to nowhere in its place', (place: string) => symlinkSync('/nowhere/at/all', place), ''],
])('%s is said, and not touched', (_, make, below) => {
  const place = path.join(root, 'place');
  make(place);
  const folder = path.join(place, below);
  expect(prepareDataFolder(folder)).toMatchObject({
    folder,
    code: expect.stringMatching(/fileInPlace|notWritable/),
  });
  expect(readdirSync(root)).toEqual(['place']);
});

// sysfs lets nobody make a folder, not even root.
test.runIf(process.platform === 'linux')('a folder that cannot be made is said', () => {
  expect(prepareDataFolder('/sys/sidedesk')).toEqual({ code: 'notWritable', folder: '/sys/sidedesk' });
});

test.runIf(process.platform === 'linux')('a folder that nothing can be written to is said', () => {
  expect(prepareDataFolder('/sys')).toEqual({ code: 'notWritable', folder: '/sys' });
});

test.each([
  'desk.db',
  'desk.db-wal',
  'desk.db.closed',
  'desk.db.backup',
  'settings.json',
  'settings.json.last-good',
  'erasures.jsonl',
])('a folder in the place of %s is said by its name', (name) => {
  mkdirSync(path.join(root, name));
  expect(prepareDataFolder(root)).toEqual({ code: 'isFolder', folder: root, name });
});
