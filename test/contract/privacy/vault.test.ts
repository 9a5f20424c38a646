import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { createSettings } from '../../../main/desk/settings/settings.ts';
import { t } from '../../support/i18n.ts';
import { temporaryFolder } from '../support/folder.ts';
import { quickScrypt } from '../support/scrypt.ts';
import { add, contentWith, manyEntries, open, silent, unheard } from '../support/store.ts';

const { secret: content } = encryptedTables.auditLog.columns;
const { question: gapQuestion } = encryptedTables.gaps.columns;
const passphrase = 'five loaves and a scone';
const failsWith = (code: string): unknown => expect.objectContaining({ code });
const openIn = (folder: string, keyStore: KeyStore | null = null) =>
  createVault({ folder, keyStore, changes: unheard, log: silent, scrypt: quickScrypt });

/** Works as the key store of an operating system does: whoever signed in has the key. */
function keyStore(): KeyStore {
  const secret = randomBytes(32);
  return {
    wrap: async (key) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      const body = Buffer.concat([cipher.update(key), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unwrap: async (wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, wrapped.subarray(0, 12));
      decipher.setAuthTag(wrapped.subarray(12, 28));
      return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
    },
  };
}

test('with a key store the vault opens by itself, and again at the next start', async () => {
  const [folder, store] = [temporaryFolder(), keyStore()];
  const first = await openIn(folder, store);
  expect(first.status()).toEqual({ state: 'open', by: 'key store' });
  const secret = first.encrypt('Grüße von Ana Ω', content, '1');
  const second = await openIn(folder, store);
  expect(second.decrypt(secret, content, '1')).toBe('Grüße von Ana Ω');
});

test('two programs at the first start end up with the same key', async () => {
  const [folder, store] = [temporaryFolder(), keyStore()];
  const [one, two, three] = await Promise.all([
    openIn(folder, store),
    openIn(folder, store),
    openIn(folder, store),
  ]);
  const secret = one.encrypt('same', content, '1');
  expect(two.decrypt(secret, content, '1')).toBe('same');
  expect(three.decrypt(secret, content, '1')).toBe('same');
});

test('a key that the key store can no longer unwrap is never replaced: the vault is locked, with a notice', async () => {
  const folder = temporaryFolder();
  await openIn(folder, keyStore());
  const before = readFileSync(join(folder, 'vault.json'), 'utf8');
  const refused = { reason: 'key_store_refused', isLost: true };
  const away = { reason: 'key_store_unreachable', isLost: false };
  for (const [other, problem] of [
    [keyStore(), refused],
    [null, away],
  ] as const) {
    const vault = await openIn(folder, other);
    expect(vault.status()).toEqual({ state: 'locked', by: 'key store', problem });
    expect(vault.notices).toMatchObject([{ code: 'vault_locked' }]);
    expect(() => vault.encrypt('text', content, '1')).toThrow(failsWith('vault_locked'));
    await expect(vault.create(passphrase)).rejects.toThrow(failsWith('bad_request'));
    await expect(vault.unlock(passphrase)).rejects.toThrow(failsWith('vault_locked'));
  }
  expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);
});

test('a key store that fails leaves the vault absent, with a notice, so that a passphrase can be set', async () => {
  const broken: KeyStore = {
    wrap: () => Promise.reject(new Error('no daemon')),
    unwrap: () => Promise.reject(new Error('no daemon')),
  };
  const vault = await openIn(temporaryFolder(), broken);
  expect(vault.status()).toEqual({ state: 'absent', by: null });
  expect(vault.notices).toMatchObject([{ code: 'vault_absent' }]);
});

test('with a passphrase: absent, created, locked at the next start, unlocked by the right one only', async () => {
  const folder = temporaryFolder();
  const vault = await openIn(folder);
  expect(vault.status()).toEqual({ state: 'absent', by: null });
  expect(() => vault.encrypt('text', content, '1')).toThrow(failsWith('vault_absent'));
  await expect(vault.unlock(passphrase)).rejects.toThrow(failsWith('vault_absent'));
  expect(await vault.create(passphrase)).toEqual({ state: 'open', by: 'passphrase' });
  const secret = vault.encrypt('text', content, '1');

  const later = await openIn(folder);
  expect(later.status()).toEqual({ state: 'locked', by: 'passphrase' });
  expect(() => later.decrypt(secret, content, '1')).toThrow(failsWith('vault_locked'));
  await expect(later.unlock(`${passphrase} `)).rejects.toThrow(failsWith('wrong_passphrase'));
  expect(later.status()).toEqual({ state: 'locked', by: 'passphrase' });
  expect(await later.unlock(passphrase)).toEqual({ state: 'open', by: 'passphrase' });
  expect(later.decrypt(secret, content, '1')).toBe('text');
});

test('deriving the key does not block the event loop', async () => {
  // As dear as it ships: a cheap one is done before anybody could be kept waiting.
  const folder = temporaryFolder();
  const vault = await createVault({ folder, keyStore: null, changes: unheard, log: silent });
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  await vault.create(passphrase);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('swapped, truncated, changed or foreign bytes do not decrypt', async () => {
  const vault = await openIn(temporaryFolder(), keyStore());
  const [one, two] = [vault.encrypt('first', content, '1'), vault.encrypt('second', content, '2')];
  const damaged = failsWith('store_damaged');
  expect(() => vault.decrypt(one, content, '2')).toThrow(damaged);
  expect(() => vault.decrypt(two, gapQuestion, '2')).toThrow(damaged);
  for (const length of [0, 1, 20, one.length - 1])
    expect(() => vault.decrypt(one.subarray(0, length), content, '1')).toThrow(damaged);
  for (let place = 0; place < one.length; place += 1) {
    const changed = Uint8Array.from(one);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(() => vault.decrypt(changed, content, '1'), `byte ${place}`).toThrow(damaged);
  }
  expect(vault.decrypt(one, content, '1')).toBe('first');
});

test('the same text twice gives different bytes, so that equal messages cannot be told', async () => {
  const vault = await openIn(temporaryFolder(), keyStore());
  expect(vault.encrypt('Where is my order?', content, 'a')).not.toEqual(
    vault.encrypt('Where is my order?', content, 'a'),
  );
});

test.each(['vault.json', 'vault.json.copy'])(
  'a lost or damaged %s is restored from its copy',
  async (name) => {
    const [folder, store] = [temporaryFolder(), keyStore()];
    const secret = (await openIn(folder, store)).encrypt('text', content, 'a');
    writeFileSync(join(folder, name), '{"version": 1');
    expect((await openIn(folder, store)).decrypt(secret, content, 'a')).toBe('text');
    rmSync(join(folder, name));
    expect((await openIn(folder, store)).decrypt(secret, content, 'a')).toBe('text');
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(
      readFileSync(join(folder, 'vault.json.copy'), 'utf8'),
    );
  },
);

test('when both are damaged no new key is made over them; a newer version is refused', async () => {
  const [folder, store] = [temporaryFolder(), keyStore()];
  for (const name of ['vault.json', 'vault.json.copy']) writeFileSync(join(folder, name), '{"version": 1}');
  const vault = await openIn(folder, store);
  const problem = { reason: 'key_file', isLost: true };
  expect(vault.status()).toEqual({ state: 'locked', by: null, problem });
  expect(vault.notices).toMatchObject([{ code: 'vault_locked', reason: 'key_file' }]);
  expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('{"version": 1}');
  writeFileSync(join(folder, 'vault.json'), '{"version": 4}');
  await expect(openIn(folder, store)).rejects.toThrow(failsWith('newer_version'));
});

test('nothing that a customer wrote stands in the clear in any file, log and copies included', async () => {
  const folder = temporaryFolder();
  const marker = 'Zwetschgenknödel-7731';
  const { store } = open(folder);
  const vault = await openIn(folder, keyStore());
  const settings = await createSettings({ folder, changes: unheard, log: silent, t });
  await settings.change({ shopName: 'Corner Bakery' });
  const document = add(store, '/shop/faq.csv', contentWith(manyEntries(5, 'plainly')));
  for (let turn = 0; turn < 20; turn += 1) {
    const id = randomUUID();
    const message = `Dear shop, where is my order of ${marker}? Ana`;
    store.auditLog.append({
      id,
      kind: 'reply',
      facts: { turn },
      secret: vault.encrypt(message, content, id),
      chosen: [],
    });
    store.gaps.add({ id, question: vault.encrypt(message, gapQuestion, id), origin: 'noted' });
  }
  await store.copyDatabase('always');

  const filesWith = (text: string) =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['desk.db', 'desk.db-wal', 'desk.db.backup']));
  // The search itself works: what the shop wrote is there to be found.
  expect(filesWith('plainly')).toEqual(expect.arrayContaining(['desk.db-wal', 'desk.db.backup']));
  expect(filesWith(marker)).toEqual([]);
  store.documents.remove([document]);
  store.close();
  expect(filesWith(marker)).toEqual([]);
  expect(filesWith(Buffer.from(marker).toString('base64').slice(2, 20))).toEqual([]);

  const { store: later } = open(folder);
  const [row] = later.auditLog.list(1);
  expect(vault.decrypt(row?.secret ?? new Uint8Array(), content, row?.id ?? '')).toContain(marker);
  later.close();
});
