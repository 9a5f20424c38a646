import { safeStorage } from 'electron';
import { DeskFailure } from '../desk/failure.ts';
import type { KeyStore } from '../desk/ports.ts';

/** The operating system's key store, or null where there is none that deserves the name. Once the app is ready. */
export async function findKeyStore(): Promise<KeyStore | null> {
  // Linux without a wallet "encrypts" with a password that is in Chromium's source.
  const onLinux = process.platform === 'linux';
  if (onLinux && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return null;
  if (!(await safeStorage.isAsyncEncryptionAvailable().catch(() => false))) return null;
  return {
    wrap: (key) => attempt(() => safeStorage.encryptStringAsync(Buffer.from(key).toString('base64'))),
    unwrap: (wrapped) =>
      attempt(async () => {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
        return Buffer.from(result, 'base64');
      }),
  };
}

async function attempt(work: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await work();
  } catch (error) {
    throw new DeskFailure('vault_locked', { reason: 'key_store', cause: error });
  }
}
