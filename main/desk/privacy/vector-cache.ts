import type { EncryptedColumn } from '../store/encrypted-columns.ts';
import { vectorOf } from '../vectors.ts';
import type { Changes } from '../changes.ts';
import { clearWhenLocked } from './clear-when-locked.ts';
import type { Vault } from './vault.ts';

/** Vectors in the clear, only ever in memory: each is decrypted once, however often it is compared. */
export interface VectorCache {
  /** The vector of a row; null when it cannot be decrypted, or no key is open. */
  get(id: string, encrypted: Uint8Array): Int8Array | null;
}

/** Where the nonce stands (cipher.ts): other bytes there are another vector. */
const nonce = { start: 1, end: 13 } as const;

/** `most` vectors are kept, and none once the vault is locked; then all are decrypted anew as they are asked for. */
export function createVectorCache(
  vault: Pick<Vault, 'isOpen' | 'isShut' | 'decryptBytes'>,
  changes: Pick<Changes, 'subscribe'>,
  column: EncryptedColumn,
  most: number,
): VectorCache {
  const known = new Map<string, { readonly nonce: Buffer; readonly vector: Int8Array | null }>();

  clearWhenLocked(changes, vault, () => known.clear());

  function decrypt(id: string, encrypted: Uint8Array): Int8Array | null {
    try {
      return vectorOf(vault.decryptBytes(encrypted, column, id));
    } catch {
      return null;
    }
  }

  return {
    get(id, encrypted) {
      if (!vault.isOpen()) return null;
      const found = known.get(id);
      if (found?.nonce.equals(encrypted.subarray(nonce.start, nonce.end)) === true) return found.vector;
      if (known.size >= most) known.clear();
      const vector = decrypt(id, encrypted);
      known.set(id, { nonce: Buffer.from(encrypted.subarray(nonce.start, nonce.end)), vector });
      return vector;
    },
  };
}
