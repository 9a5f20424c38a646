import { setTimeout as wait } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import { DeskFailure } from '../desk/failure.ts';
import type { KeyStore } from '../desk/ports.ts';

/** What is used of Electron's `safeStorage`. */
export type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>;

interface Circumstances {
  readonly platform?: NodeJS.Platform;
  /** Milliseconds that a store may take at most to answer: it may be asking a person for their password. */
  readonly patienceMs?: number;
  /** Milliseconds between two questions whether the store has answered. */
  readonly pauseMs?: number;
}

/**
 * On Linux, what Chromium encrypts begins with the name of the key. This one stands in Chromium's source: it is what takes the
 * place of a store that is missing, locked or forbidden, whatever `getSelectedStorageBackend` says.
 */
const publicKey = Buffer.from('v10');

/**
 * The operating system's key store, or null where there is none that deserves the name or that answers in time. Once the app
 * is ready.
 */
export async function findKeyStore(
  storage: AsyncSafeStorage,
  { platform = process.platform, patienceMs = 60_000, pauseMs = 10 }: Circumstances = {},
): Promise<KeyStore | null> {
  // Encrypting before the store has answered ends the whole app on Electron 42 (electron/electron#51759).
  if (!(await isAvailable(storage, { patienceMs, pauseMs }))) return null;

  const encrypt = async (text: string): Promise<Uint8Array> => {
    const encrypted = await storage.encryptStringAsync(text);
    if (platform === 'linux' && encrypted.subarray(0, publicKey.length).equals(publicKey))
      throw new Error('There is no key store behind it');
    return encrypted;
  };
  try {
    // Nothing becomes nothing, without a name.
    await encrypt('any text');
  } catch {
    return null;
  }
  return {
    wrap: (key) => attempt(() => encrypt(Buffer.from(key).toString('base64'))),
    unwrap: (wrapped) =>
      attempt(async () => {
        const { result } = await storage.decryptStringAsync(Buffer.from(wrapped));
        return Buffer.from(result, 'base64');
      }),
  };
}

/**
 * Asks until the store has answered. Electron 45 promises an answer, which is the last word; Electron 42 says at once whether
 * the store has answered by now.
 */
async function isAvailable(
  storage: AsyncSafeStorage,
  { patienceMs, pauseMs }: Required<Pick<Circumstances, 'patienceMs' | 'pauseMs'>>,
): Promise<boolean> {
  const impatient = new AbortController();
  const tooLong = wait(patienceMs, false, { signal: impatient.signal }).catch(() => false);
  const deadline = performance.now() + patienceMs;
  try {
    for (;;) {
      const answer: unknown = storage.isAsyncEncryptionAvailable();
      if (answer !== false) return (await Promise.race([answer, tooLong])) === true;
      if (performance.now() >= deadline) return false;
      await wait(pauseMs);
    }
  } catch {
    return false;
  } finally {
    impatient.abort();
  }
}

async function attempt(work: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await work();
  } catch (error) {
    throw new DeskFailure('vault_locked', { reason: 'key_store', cause: error });
  }
}
