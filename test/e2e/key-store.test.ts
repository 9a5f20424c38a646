import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { createKeyRing, noKeyRing, type KeyRing, type KeyRingSession } from '../support/key-ring.ts';

let folder: string;
let dataFolder: string;
let keyRing: KeyRing;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sd-ring-'));
  dataFolder = path.join(folder, 'data');
  if (noKeyRing === '') keyRing = createKeyRing(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const keyFile = (): string => readFileSync(path.join(dataFolder, 'vault.json'), 'utf8');

/** What a start says of the key, and which questions can be read. */
async function start(session: KeyRingSession, work: (desk: RunningApp) => Promise<unknown> = async () => {}) {
  const isFirst = !existsSync(dataFolder);
  await using desk = await launchApp({ dataFolder, ...(isFirst && { sampleShop: 'ready' }), ...session });
  const { vault, notices } = await desk.call('desk.status', {});
  await work(desk);
  const gaps = await desk.request('gaps.list', {});
  const texts = gaps.ok
    ? (gaps.value as { rows: { question: string }[] }).rows.map((row) => row.question)
    : gaps.error.code;
  return { vault, reasons: notices.map(({ reason }) => reason), texts };
}

const question = 'Do you sell gift cards?';
const opened = { vault: { state: 'open', by: 'key store' }, reasons: [], texts: [question] };
const locked = (reason: string, isLost: boolean) => ({
  state: 'locked',
  by: 'key store',
  problem: { reason, isLost },
});

// In this order: each start finds what the one before left.
describe.skipIf(noKeyRing !== '')(`with gnome-keyring${noKeyRing}`, () => {
  test('a first start makes a key that the key ring protects, and not the one of Chromium’s source', async () => {
    expect(await start(keyRing.signedIn, (desk) => desk.call('gaps.add', { question }))).toEqual(opened);
    const { slots } = JSON.parse(keyFile()) as { slots: { kind: string; wrapped: string }[] };
    expect(
      slots.map(({ kind, wrapped }) => [kind, Buffer.from(wrapped, 'base64').subarray(0, 3).toString()]),
    ).toEqual([['key store', 'v11']]);
  });

  test('a restart in a new session opens what was kept', async () => {
    expect(await start(keyRing.signedIn)).toEqual(opened);
  });

  test('while the store is away the texts are locked, and they are back with it', async () => {
    const before = keyFile();
    expect(await start(keyRing.away)).toEqual({
      vault: locked('key_store_unreachable', false),
      reasons: ['key_store_unreachable'],
      texts: 'vault_locked',
    });
    expect(keyFile()).toBe(before);
    expect(await start(keyRing.signedIn)).toEqual(opened);
  });

  test('a store that nobody unlocks is as good as none', async () => {
    expect(await start(keyRing.locked)).toEqual({
      vault: locked('key_store_unreachable', false),
      reasons: ['key_store_unreachable'],
      texts: 'vault_locked',
    });
  });

  test('once the item is deleted the texts are locked, with a reason, and no new key takes its place', async () => {
    const before = keyFile();
    keyRing.empty();
    expect(await start(keyRing.signedIn)).toEqual({
      vault: locked('key_store_refused', true),
      reasons: ['key_store_refused'],
      texts: 'vault_locked',
    });
    expect(keyFile()).toBe(before);
  });

  test('a lost key is said in a dialog, and whoever asks twice goes on with a new one', async () => {
    const before = keyFile();
    const begun = await start(keyRing.signedIn, async (desk) => {
      const dialog = desk.page.getByRole('alertdialog', { name: "What customers wrote can't be read" });
      await expect.poll(() => dialog.textContent()).toContain('key store no longer opens the key');
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => dialog.textContent()).toContain("still doesn't open");
      await dialog.getByRole('button', { name: 'Start with a new key' }).click();
      await expect.poll(() => dialog.textContent()).toContain('is removed for good');
      expect(keyFile()).toBe(before);
      await dialog.getByRole('button', { name: 'Remove it and start with a new key' }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      await desk.call('gaps.add', { question });
    });
    expect(begun.texts).toEqual([question]);
    expect(await start(keyRing.signedIn)).toEqual(opened);
    expect(keyFile()).not.toBe(before);
  });
});
