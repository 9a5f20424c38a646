import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { decryptBytes, deriveKey, encryptBytes } from '../../../main/desk/privacy/cipher.ts';
import type { SlotSecret } from '../../../main/desk/privacy/slots.ts';
import { createVault, type Vault } from '../../../main/desk/privacy/vault.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { temporaryFolder } from '../support/folder.ts';
import { quickScrypt } from '../support/scrypt.ts';
import { silent, unheard } from '../support/store.ts';

const { secret: content } = encryptedTables.auditLog.columns;
const names = ['vault.json', 'vault.json.copy'] as const;
const passphrase = 'five loaves and a scone';
const byPassphrase: SlotSecret = { kind: 'passphrase', id: '', secret: passphrase };
const ana: SlotSecret = { kind: 'person', id: 'ana', secret: 'rye and barley' };
const ben: SlotSecret = { kind: 'person', id: 'ben', secret: 'spelt and oats' };
const recovery: SlotSecret = { kind: 'recovery', id: '', secret: 'the long key on paper' };
const byStore: SlotSecret = { kind: 'key store', id: '', secret: null };

function createKeyStore(): KeyStore {
  const secret = randomBytes(32);
  return {
    wrap: (key) => Promise.resolve(encryptBytes(secret, key, '')),
    unwrap: async (wrapped) => decryptBytes(secret, wrapped, '') ?? Promise.reject(new Error('refused')),
  };
}

const openIn = (folder: string, keyStore: KeyStore | null = null): Promise<Vault> =>
  createVault({ folder, keyStore, changes: unheard, log: silent, scrypt: quickScrypt });

interface Written {
  readonly revision: number;
  readonly slots: Record<string, unknown>[];
}
const fileIn = (folder: string, name = 'vault.json'): Written =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Written;
function write(folder: string, file: unknown, to: readonly string[] = names): void {
  for (const name of to) writeFileSync(join(folder, name), `${JSON.stringify(file, null, 2)}\n`);
}

async function createWithSlots(...slots: readonly SlotSecret[]) {
  const folder = temporaryFolder();
  const vault = await openIn(folder);
  await vault.create(passphrase);
  for (const slot of slots) await vault.addSlot(slot);
  return { folder, vault, text: vault.encrypt('words of Ana', content, '1') };
}

test('every way that was added opens the same texts, and only with its own secret', async () => {
  const { folder, text } = await createWithSlots(ana, ben, recovery);
  for (const way of [byPassphrase, ana, ben, recovery]) {
    const vault = await openIn(folder);
    await expect(vault.openWithSlot({ ...way, secret: 'another one' })).rejects.toMatchObject({
      code: 'wrong_passphrase',
    });
    expect(await vault.openWithSlot(way)).toEqual({ state: 'open', by: way.kind });
    expect(vault.decrypt(text, content, '1')).toBe('words of Ana');
  }
  const vault = await openIn(folder);
  await expect(vault.openWithSlot({ ...ana, secret: ben.secret })).rejects.toMatchObject({
    code: 'wrong_passphrase',
  });
  await expect(vault.openWithSlot({ ...ana, id: 'cleo' })).rejects.toMatchObject({ code: 'vault_locked' });
});

test('a way that was removed opens nothing any more, and the last one stays', async () => {
  const { folder, vault } = await createWithSlots(ana, ben);
  await vault.removeSlot(ana);
  await vault.removeSlot(byPassphrase);
  expect(vault.slots()).toEqual([{ kind: 'person', id: 'ben' }]);
  await expect(vault.removeSlot(ben)).rejects.toMatchObject({ code: 'bad_request', reason: 'last_way_in' });
  const later = await openIn(folder);
  await expect(later.openWithSlot(ana)).rejects.toMatchObject({ code: 'vault_locked' });
  expect(await later.openWithSlot(ben)).toMatchObject({ state: 'open' });
});

test('a slot of the same name takes the place of the one before', async () => {
  const { folder, vault } = await createWithSlots(ana);
  await vault.addSlot({ ...ana, secret: 'new words' });
  expect(vault.slots()).toHaveLength(2);
  const later = await openIn(folder);
  await expect(later.openWithSlot(ana)).rejects.toMatchObject({ code: 'wrong_passphrase' });
  expect(await later.openWithSlot({ ...ana, secret: 'new words' })).toMatchObject({ state: 'open' });
});

test('locked, nothing opens or encrypts until a way is used, and the same texts are back', async () => {
  const { vault, text } = await createWithSlots();
  expect(await vault.lock()).toEqual({ state: 'locked', by: 'passphrase', isShut: true });
  expect(vault.decryptIfReadable(text, content, '1')).toBeNull();
  for (const use of [
    () => vault.encrypt('text', content, '1'),
    () => vault.decrypt(text, content, '1'),
    () => vault.mac('text'),
    () => vault.keyedHash('text'),
  ])
    expect(use).toThrow(expect.objectContaining({ code: 'vault_locked' }));
  await expect(vault.addSlot(ana)).rejects.toMatchObject({ code: 'vault_locked' });
  await vault.unlock(passphrase);
  expect(vault.decrypt(text, content, '1')).toBe('words of Ana');
});

// The key would be gone for good where a wiped one was written.
test('locked while a slot is added, the file still opens with what opened it', async () => {
  const { folder, vault, text } = await createWithSlots();
  await Promise.allSettled([vault.addSlot(ana), vault.lock(), vault.addSlot(ben), vault.lock()]);
  const later = await openIn(folder);
  await later.unlock(passphrase);
  expect(later.decrypt(text, content, '1')).toBe('words of Ana');
});

const former = async (mark: boolean) => {
  const key = randomBytes(32);
  const salt = randomBytes(16);
  const toWrap = mark ? Buffer.concat([key, Buffer.of(1)]) : key;
  const wrapped = encryptBytes(await deriveKey(passphrase, salt, quickScrypt), toWrap, 'data key');
  const file = {
    version: mark ? 2 : 1,
    by: 'passphrase',
    ...quickScrypt,
    salt: salt.toString('base64'),
    wrapped: Buffer.from(wrapped).toString('base64'),
  };
  return { file, text: encryptBytes(key, Buffer.from('words of Ana'), 'journal:1') };
};

test.each([true, false])(
  'a file of an earlier version becomes one with slots when it is opened, sealed log %s, both copies',
  async (mark) => {
    const folder = temporaryFolder();
    const { file, text } = await former(mark);
    write(folder, file);
    const vault = await openIn(folder);
    expect(vault.status()).toEqual({ state: 'locked', by: 'passphrase' });
    expect(fileIn(folder)).toEqual(file);
    await vault.unlock(passphrase);
    expect(vault.auditLogState()).toBe(mark ? 'sealed' : 'unsealed');
    expect(vault.decrypt(text, content, '1')).toBe('words of Ana');
    await vault.addSlot(ana);
    for (const name of names) expect(fileIn(folder, name)).toMatchObject({ version: 3 });
    const later = await openIn(folder);
    await later.openWithSlot(ana);
    expect(later.decrypt(text, content, '1')).toBe('words of Ana');
    expect(later.auditLogState()).toBe(mark ? 'sealed' : 'unsealed');
  },
);

test('a file of an earlier version that the key store wrapped becomes one with slots at start', async () => {
  const folder = temporaryFolder();
  const keyStore = createKeyStore();
  const key = randomBytes(32);
  const wrapped = Buffer.from(await keyStore.wrap(key)).toString('base64');
  write(folder, { version: 1, by: 'key store', wrapped });
  const vault = await openIn(folder, keyStore);
  const text = encryptBytes(key, Buffer.from('words of Ana'), 'journal:1');
  expect(vault.decrypt(text, content, '1')).toBe('words of Ana');
  expect(fileIn(folder, 'vault.json.copy')).toMatchObject({ version: 3, slots: [{ kind: 'key store' }] });
});

test('slots of a kind that this version does not know are kept by every change, and do not keep it from opening', async () => {
  const { folder } = await createWithSlots(ana);
  const file = fileIn(folder);
  const foreign = { kind: 'passkey', id: 'usb', credential: ['AAEC', 7], nested: { a: 1 } };
  write(folder, { ...file, hint: 'of a newer version', slots: [foreign, ...file.slots] });
  const vault = await openIn(folder);
  await vault.unlock(passphrase);
  await vault.addSlot(recovery);
  await vault.removeSlot(ana);
  await vault.confirmSealedLog();
  for (const name of names) {
    expect(fileIn(folder, name)).toMatchObject({ hint: 'of a newer version' });
    expect(fileIn(folder, name).slots[0]).toEqual(foreign);
  }
  expect(vault.slots().map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
});

test.each(names)(
  'one bit changed in %s spoils no slot: the other file puts it right when any of them opens',
  async (name) => {
    const { folder } = await createWithSlots(ana);
    const before = readFileSync(join(folder, name));
    const store = createKeyStore();
    const vault = await openIn(folder, store);
    await vault.unlock(passphrase);
    await vault.addSlot(byStore);
    const whole = readFileSync(join(folder, name));
    expect(whole.length).toBeGreaterThan(before.length);
    // Every 17th byte, so that each field has its turn.
    for (let at = 0; at < whole.length; at += 17) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      if (/"version": [4-9]/.test(changed.toString())) continue;
      writeFileSync(join(folder, name), changed);
      expect((await openIn(folder, store)).status(), `with ${changed.toString()}`).toMatchObject({
        state: 'open',
      });
      const both = names.map((one) => fileIn(folder, one));
      expect(both[0], `with ${changed.toString()}`).toEqual(both[1]);
      expect(both[0]?.slots, `with ${changed.toString()}`).toEqual(
        (JSON.parse(whole.toString()) as Written).slots,
      );
      for (const one of names) writeFileSync(join(folder, one), whole);
    }
  },
);

test('killed between the file and its copy, the later one counts', async () => {
  const { folder, vault } = await createWithSlots();
  const older = readFileSync(join(folder, 'vault.json.copy'));
  await vault.addSlot(ana);
  writeFileSync(join(folder, 'vault.json.copy'), older);
  expect(await (await openIn(folder)).openWithSlot(ana)).toMatchObject({ state: 'open' });
  expect(fileIn(folder, 'vault.json.copy')).toEqual(fileIn(folder));
  rmSync(join(folder, 'vault.json'));
  expect(await (await openIn(folder)).openWithSlot(ana)).toMatchObject({ state: 'open' });
});

test('a change builds on what another process wrote meanwhile', async () => {
  const { folder, vault } = await createWithSlots();
  const other = await openIn(folder);
  await other.unlock(passphrase);
  await other.addSlot(ana);
  await vault.addSlot(ben);
  expect(fileIn(folder).slots.map(({ id }) => id)).toEqual(['', 'ana', 'ben']);
});

// Each would otherwise take gigabytes or minutes.
test.each([{ cost: 2 ** 30 }, { cost: 2 ** 20 }, { parallel: 2 ** 20 }, { cost: 1 }])(
  'a slot that asks for %o of scrypt makes its file a damaged one',
  async (asked) => {
    const { folder } = await createWithSlots(ana);
    const file = fileIn(folder);
    write(folder, { ...file, slots: file.slots.map((slot) => ({ ...slot, ...asked })) });
    expect((await openIn(folder)).status()).toMatchObject({ problem: { reason: 'key_file' } });
  },
);

test('wrong secrets make the next one wait, whichever slot they are for', async () => {
  const { folder } = await createWithSlots(ana, ben);
  const vault = await openIn(folder);
  const codes: string[] = [];
  for (const way of [ana, ben, byPassphrase, ana])
    await vault
      .openWithSlot({ ...way, secret: 'guess' })
      .catch(({ code }: { code: string }) => codes.push(code));
  expect(codes).toEqual(['wrong_passphrase', 'wrong_passphrase', 'wrong_passphrase', 'busy']);
});

test('with a key store that is gone, the key on paper opens what the store would have', async () => {
  const folder = temporaryFolder();
  const vault = await openIn(folder, createKeyStore());
  const text = vault.encrypt('words of Ana', content, '1');
  await vault.addSlot(recovery);
  for (const store of [null, createKeyStore()]) {
    const later = await openIn(folder, store);
    expect(later.status()).toMatchObject({ state: 'locked' });
    await later.openWithSlot(recovery);
    expect(later.decrypt(text, content, '1')).toBe('words of Ana');
  }
});
