import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { decryptBytes, encryptBytes } from '../../../main/desk/privacy/cipher.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const names = ['vault.json', 'vault.json.copy'] as const;
const question = 'Do you sell gift cards?';

function createKeyStore(): KeyStore {
  const secret = randomBytes(32);
  return {
    wrap: (key) => Promise.resolve(encryptBytes(secret, key, '')),
    unwrap: async (wrapped) => decryptBytes(secret, wrapped, '') ?? Promise.reject(new Error('refused')),
  };
}

/** A folder in which a question, a reply and a form that was not finished are kept with a key of the store. */
async function createUsedFolder(keyStore: KeyStore): Promise<string> {
  const desk = await openTestDesk({ keyStore });
  await desk.api.call('gaps.add', { question });
  const reading = await desk.api.call('messages.read', { text: question });
  await desk.api.call('replies.commit', {
    caseId: reading.caseId,
    pieces: [...reading.draft.pieces],
    message: question,
    suggested: reading.draft.text,
    reply: 'Yes, we do.',
    questions: [],
  });
  await desk.close();
  return desk.folder;
}

const vaultOf = async ({ api }: TestDesk) => (await api.call('desk.status', {})).vault;
const textsOf = async ({ api }: TestDesk) => [
  ...new Set((await api.call('gaps.list', {})).rows.map((row) => row.question)),
];
const keyFilesIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('vault.json'));

const losses: readonly (readonly [what: string, reason: string, lose: (folder: string) => void])[] = [
  ['gone', 'key_file_missing', (folder) => names.forEach((name) => rmSync(join(folder, name)))],
  ['emptied', 'key_file', (folder) => names.forEach((name) => writeFileSync(join(folder, name), ''))],
];

// With a new key in their place, everything kept before would be noise, and nobody would have been asked.
test.each(losses)(
  'both key files %s, while texts need them: said, and no new key',
  async (_, reason, lose) => {
    const keyStore = createKeyStore();
    const folder = await createUsedFolder(keyStore);
    lose(folder);
    const left = keyFilesIn(folder);
    for (const store of [keyStore, null]) {
      const desk = await openTestDesk({ folder, keyStore: store });
      expect(await vaultOf(desk)).toEqual({ state: 'locked', by: null, problem: { reason, isLost: true } });
      expect((await desk.api.call('desk.status', {})).notices).toMatchObject([
        { code: 'vault_locked', reason },
      ]);
      await expect(desk.api.call('gaps.add', { question })).rejects.toMatchObject({ code: 'vault_locked' });
      await expect(
        desk.api.call('vault.create', { passphrase: 'five loaves and a scone' }),
      ).rejects.toMatchObject({ code: 'bad_request' });
      await desk.close();
    }
    expect(keyFilesIn(folder)).toEqual(left);
  },
);

test('a key file that is put back is taken without a new start', async () => {
  const keyStore = createKeyStore();
  const folder = await createUsedFolder(keyStore);
  const backup = join(folder, 'backup.json');
  renameSync(join(folder, 'vault.json'), backup);
  rmSync(join(folder, 'vault.json.copy'));
  const desk = await openTestDesk({ folder, keyStore });
  expect(await desk.api.call('vault.retry', {})).toMatchObject({ state: 'locked' });
  renameSync(backup, join(folder, 'vault.json'));
  expect(await desk.api.call('vault.retry', {})).toEqual({ state: 'open', by: 'key store' });
  expect(await textsOf(desk)).toEqual([question]);
  expect((await desk.api.call('desk.status', {})).notices).toEqual([]);
});

test('begun anew on request: what only the lost key opens is erased, and the next texts are kept', async () => {
  const folder = await createUsedFolder(createKeyStore());
  const before = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const other = createKeyStore();
  const desk = await openTestDesk({ folder, keyStore: other });
  expect(await vaultOf(desk)).toMatchObject({ problem: { reason: 'key_store_refused', isLost: true } });
  expect(await desk.api.call('vault.startAnew', {})).toEqual({ state: 'open', by: 'key store' });
  expect(await textsOf(desk)).toEqual([]);
  expect(desk.services.store.encryptedRows.hasCiphertexts()).toBe(false);
  // The log was sealed with the lost key: nobody can vouch for these lines any more, and that is said.
  const verified = await desk.api.call('audit.verify', {});
  expect(verified).toMatchObject({ erased: 2, seal: 'valid', withoutKey: null, firstBroken: null });
  expect(verified.earlier).toBe(verified.lines - 1);
  await desk.api.call('gaps.add', { question: 'And vouchers?' });
  await desk.close();

  // The old key files stay, should their store come back after all.
  const aside = keyFilesIn(folder).filter((name) => name.includes('.lost-'));
  expect(aside.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual([...before].sort());
  const again = await openTestDesk({ folder, keyStore: other });
  expect(await textsOf(again)).toEqual(['And vouchers?']);
});

test('begun anew without a key store: the vault is absent, and a passphrase can be set', async () => {
  const keyStore = createKeyStore();
  const folder = await createUsedFolder(keyStore);
  for (const name of names) rmSync(join(folder, name));
  const desk = await openTestDesk({ folder });
  expect(await desk.api.call('vault.startAnew', {})).toEqual({ state: 'absent', by: null });
  expect(await desk.api.call('vault.create', { passphrase: 'five loaves and a scone' })).toMatchObject({
    state: 'open',
  });
});

test('a key that is not lost is never replaced: open, behind a passphrase, or in a store that is away', async () => {
  const keyStore = createKeyStore();
  const folder = await createUsedFolder(keyStore);
  const before = readFileSync(join(folder, 'vault.json'), 'utf8');
  for (const store of [keyStore, null]) {
    const desk = await openTestDesk({ folder, keyStore: store });
    await expect(desk.api.call('vault.startAnew', {})).rejects.toMatchObject({ code: 'bad_request' });
    expect(desk.services.store.encryptedRows.hasCiphertexts()).toBe(true);
    await desk.close();
  }
  const first = await openTestDesk();
  await first.api.call('vault.create', { passphrase: 'five loaves and a scone' });
  await first.close();
  const locked = await openTestDesk({ folder: first.folder });
  expect(await vaultOf(locked)).toEqual({ state: 'locked', by: 'passphrase' });
  await expect(locked.api.call('vault.startAnew', {})).rejects.toMatchObject({ code: 'bad_request' });
  expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);
});
