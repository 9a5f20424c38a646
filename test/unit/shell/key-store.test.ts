import { describe, expect, test } from 'vitest';
import { type AsyncSafeStorage, findKeyStore } from '../../../main/shell/key-store.ts';

/** Encrypts as Chromium does on Linux: the key's name first, and nothing for nothing. */
const encrypted = (name: string, text: string): Buffer =>
  Buffer.from(text === '' ? '' : name + Buffer.from(text).toString('hex'));
const decrypted = (bytes: Buffer): string => Buffer.from(bytes.toString().slice(3), 'hex').toString();

/** `isAsyncEncryptionAvailable` as the case wants it: Electron 42 gives a boolean where 45 documents a promise. */
function createStorage(
  isAvailable: () => unknown,
  { keyName = 'v11', shouldReEncrypt = false } = {},
): AsyncSafeStorage & { readonly encryptions: () => number } {
  let encryptions = 0;
  return {
    isAsyncEncryptionAvailable: isAvailable as AsyncSafeStorage['isAsyncEncryptionAvailable'],
    encryptStringAsync: (text) => {
      encryptions += 1;
      return Promise.resolve(encrypted(keyName, text));
    },
    decryptStringAsync: (bytes) => Promise.resolve({ result: decrypted(bytes), shouldReEncrypt }),
    encryptions: () => encryptions,
  };
}

const key = Uint8Array.from({ length: 32 }, (_, at) => at);
const quick = { platform: 'linux', patienceMs: 200, pauseMs: 1 } as const;

/** What `isAsyncEncryptionAvailable` answers one after the other; the last one again and again. */
const answers = (...given: readonly unknown[]): (() => unknown) => {
  let at = 0;
  return () => given[Math.min(at++, given.length - 1)];
};

const available = [
  ['a boolean, at once (Electron 42)', () => true],
  ['a boolean, after a while (Electron 42)', answers(false, false, false, true)],
  ['a promise (Electron 45)', () => Promise.resolve(true)],
  [
    'a promise that takes a while (Electron 45)',
    () => new Promise((resolve) => setTimeout(resolve, 20, true)),
  ],
] as const;

test.each(available)('a store that answers with %s wraps a key and gives it back', async (_, answer) => {
  const store = await findKeyStore(createStorage(answer), quick);
  const wrapped = await store?.wrap(key);
  expect(Buffer.from(wrapped ?? [])).not.toEqual(Buffer.from(key));
  expect(Uint8Array.from((await store?.unwrap(wrapped ?? key)) ?? [])).toEqual(key);
});

describe('there is no key store', () => {
  const absent = [
    ['a promise of false', () => Promise.resolve(false)],
    ['a promise that is never kept', () => new Promise(() => {})],
    ['a promise that is broken', () => Promise.reject(new Error('no daemon'))],
    ['false, for ever', () => false],
    ['nothing', () => undefined],
  ] as const;
  test.each(absent)('where the answer is %s', async (_, answer) => {
    const storage = createStorage(answer);
    expect(await findKeyStore(storage, { ...quick, patienceMs: 30 })).toBeNull();
    // On Electron 42 this would end the app.
    expect(storage.encryptions()).toBe(0);
  });

  test('where asking throws', async () => {
    const refuse = (): never => {
      throw new Error('not ready');
    };
    expect(await findKeyStore(createStorage(refuse), quick)).toBeNull();
  });

  test('where Linux would encrypt with the key that everybody has', async () => {
    const storage = createStorage(() => true, { keyName: 'v10' });
    expect(await findKeyStore(storage, quick)).toBeNull();
  });
});

// v10 is the keychain's key there.
test.each(['darwin', 'win32'] as const)('on %s every key is the store’s own', async (platform) => {
  const storage = createStorage(() => true, { keyName: 'v10' });
  expect(await findKeyStore(storage, { ...quick, platform })).not.toBeNull();
});

test('a key that the store no longer opens is reported with the code that the vault knows', async () => {
  const storage: AsyncSafeStorage = {
    ...createStorage(() => true),
    decryptStringAsync: () => Promise.reject(new Error('Decryption is not available.')),
  };
  const store = await findKeyStore(storage, quick);
  await expect(store?.unwrap(key)).rejects.toMatchObject({ code: 'vault_locked', reason: 'key_store' });
});
