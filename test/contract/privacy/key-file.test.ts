import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { decryptBytes, deriveKey, encryptBytes, scryptCost } from '../../../main/desk/privacy/cipher.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { temporaryFolder } from '../support/folder.ts';
import { quickScrypt } from '../support/scrypt.ts';
import { silent, unheard } from '../support/store.ts';

const { secret: content } = encryptedTables.auditLog.columns;
const names = ['vault.json', 'vault.json.copy'] as const;
const passphrase = 'five loaves and a scone';

function createKeyStore(): KeyStore {
  const secret = randomBytes(32);
  return {
    wrap: (key) => Promise.resolve(encryptBytes(secret, key, '')),
    unwrap: async (wrapped) => decryptBytes(secret, wrapped, '') ?? Promise.reject(new Error('refused')),
  };
}

const openIn = (folder: string, keyStore: KeyStore | null = null, now: () => number = () => 0) =>
  createVault({ folder, keyStore, changes: unheard, log: silent, now, scrypt: quickScrypt });

/** Writes both key files as they would be with a passphrase and these parameters, quick unless told otherwise. */
async function writeKeyFiles(folder: string, given: Readonly<Record<string, number>> = {}): Promise<string> {
  const salt = randomBytes(16);
  const wrapped = encryptBytes(await deriveKey(passphrase, salt, quickScrypt), randomBytes(32), 'data key');
  const file = {
    version: 1,
    by: 'passphrase',
    ...quickScrypt,
    salt: salt.toString('base64'),
    wrapped: Buffer.from(wrapped).toString('base64'),
    ...given,
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  for (const name of names) writeFileSync(join(folder, name), text);
  return text;
}

const filesIn = (folder: string): readonly string[] =>
  names.map((name) => readFileSync(join(folder, name), 'utf8'));

/** The text with one bit changed in each byte in turn, another one each time. */
function* oneBitChanged(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 1) {
    const bytes = Buffer.from(text);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    yield bytes;
  }
}

// A bit of the wrapped key leaves a file that looks whole: only opening it tells.
test.each(names)(
  'whichever bit of %s is changed, the other file opens the texts and puts it right',
  async (name) => {
    const [folder, keyStore] = [temporaryFolder(), createKeyStore()];
    const secret = (await openIn(folder, keyStore)).encrypt('text', content, 'a');
    const before = filesIn(folder);
    for (const changed of oneBitChanged(before[0] ?? '')) {
      writeFileSync(join(folder, name), changed);
      const vault = await openIn(folder, keyStore);
      expect(vault.decrypt(secret, content, 'a'), `with ${changed.toString()}`).toBe('text');
      // A file that says it is of a newer version is none of ours.
      const isNewer = /"version": [4-9]/.test(changed.toString());
      expect(new Set(filesIn(folder)).size, `with ${changed.toString()}`).toBe(isNewer ? 2 : 1);
      for (const both of names) writeFileSync(join(folder, both), before[0] ?? '');
    }
  },
);

test('whichever bit of a file with a passphrase is changed, the right one opens it and a wrong one does not', async () => {
  const folder = temporaryFolder();
  const before = await writeKeyFiles(folder);
  for (const changed of oneBitChanged(before)) {
    writeFileSync(join(folder, 'vault.json'), changed);
    const vault = await openIn(folder);
    await expect(vault.unlock('another one'), `with ${changed.toString()}`).rejects.toMatchObject({
      code: 'wrong_passphrase',
    });
    expect(await vault.unlock(passphrase), `with ${changed.toString()}`).toEqual({
      state: 'open',
      by: 'passphrase',
    });
    for (const name of names) writeFileSync(join(folder, name), before);
  }
});

test('a key file that is missing beside its copy is there again before anybody types a passphrase', async () => {
  const folder = temporaryFolder();
  const before = await writeKeyFiles(folder);
  for (const name of names) {
    rmSync(join(folder, name));
    expect((await openIn(folder)).status()).toEqual({ state: 'locked', by: 'passphrase' });
    expect(filesIn(folder)).toEqual([before, before]);
  }
});

test('a folder or a huge file in the place of the key file is no reason not to open with the copy', async () => {
  const folder = temporaryFolder();
  const text = await writeKeyFiles(folder);
  rmSync(join(folder, 'vault.json'));
  mkdirSync(join(folder, 'vault.json'));
  expect(await (await openIn(folder)).unlock(passphrase)).toMatchObject({ state: 'open' });
  expect(statSync(join(folder, 'vault.json')).isDirectory()).toBe(true);
  rmSync(join(folder, 'vault.json'), { recursive: true });
  writeFileSync(join(folder, 'vault.json'), ' '.repeat(1_000_000) + text);
  expect(await (await openIn(folder)).unlock(passphrase)).toMatchObject({ state: 'open' });
  expect(new Set(filesIn(folder)).size).toBe(1);
  expect(filesIn(folder)[0]).toContain('"version": 3');
});

// Each would otherwise take gigabytes or minutes, or be refused by scrypt itself in the middle of a call.
test.each([
  { cost: 2 ** 20, blockSize: 32 },
  { cost: 2 ** 20 },
  { cost: 2 ** 30 },
  { blockSize: 2 ** 20 },
  { parallel: 2 ** 20 },
  { cost: 2 ** 17, parallel: 16 },
  { cost: 2 ** 17, blockSize: 8, parallel: 5 },
  { cost: 2 ** 17 + 2 },
  { cost: 1 },
  { cost: 0 },
  { parallel: 0 },
])('a key file that asks for %o of scrypt is damaged, and costs nothing', async (asked) => {
  const folder = temporaryFolder();
  const text = await writeKeyFiles(folder, asked);
  const vault = await openIn(folder);
  const problem = { reason: 'key_file', isLost: true };
  expect(vault.status()).toEqual({ state: 'locked', by: null, problem });
  expect(vault.notices).toMatchObject([{ code: 'vault_locked', reason: 'key_file' }]);
  await expect(vault.unlock(passphrase)).rejects.toMatchObject({ code: 'vault_locked' });
  expect(filesIn(folder)).toEqual([text, text]);
});

test('what we write ourselves may be read', async () => {
  const folder = temporaryFolder();
  await writeKeyFiles(folder, { ...scryptCost });
  expect((await openIn(folder)).status()).toEqual({ state: 'locked', by: 'passphrase' });
});

// Bug: what tests give, or nothing at all, is what a passphrase costs a thief who has the files.
test('a passphrase is made as dear as it ships: 128 MiB for each guess', async () => {
  const folder = temporaryFolder();
  const vault = await createVault({ folder, keyStore: null, changes: unheard, log: silent });
  await vault.create(passphrase);
  const { slots } = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as { slots: unknown[] };
  expect(slots).toMatchObject([{ kind: 'passphrase', cost: 2 ** 17, blockSize: 8, parallel: 1 }]);
});

test('wrong passphrases make the next one wait, longer each time, and the right one waits as well', async () => {
  const folder = temporaryFolder();
  await writeKeyFiles(folder);
  let now = 1_000_000;
  const vault = await openIn(folder, null, () => now);
  const refused = (word: string): Promise<unknown> => vault.unlock(word).catch((error: unknown) => error);
  const waits: number[] = [];
  for (let turn = 0; turn < 2; turn += 1)
    expect(await refused('mistyped')).toMatchObject({ code: 'wrong_passphrase' });
  for (let turn = 0; turn < 9; turn += 1) {
    expect(await refused('guessed')).toMatchObject({ code: 'wrong_passphrase' });
    const next = await refused(passphrase);
    expect(next).toMatchObject({ code: 'busy', reason: 'passphrase' });
    const { seconds } = (next as { params: { seconds: number } }).params;
    waits.push(seconds);
    now += seconds * 1000 - 1;
    expect(await refused(passphrase)).toMatchObject({ code: 'busy', params: { seconds: 1 } });
    now += 1;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(await vault.unlock(passphrase)).toMatchObject({ state: 'open' });
});

// Otherwise a thousand guesses at once would all be tried, with 128 MiB each.
test('guesses at the same time are tried one after the other, and wait as well', async () => {
  const folder = temporaryFolder();
  await writeKeyFiles(folder);
  const vault = await openIn(folder);
  const guesses = Array.from({ length: 20 }, (_, at) => (at === 19 ? passphrase : `guess ${at}`));
  const codes = await Promise.all(
    guesses.map((word) =>
      vault.unlock(word).then(
        () => 'open',
        ({ code }: { code: string }) => code,
      ),
    ),
  );
  expect(codes).toEqual(guesses.map((_, at) => (at < 3 ? 'wrong_passphrase' : 'busy')));
  expect(vault.status().state).toBe('locked');
});
