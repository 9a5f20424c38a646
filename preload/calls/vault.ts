import { z } from 'zod';
import type { VaultStatus, VaultWays } from '../shapes.ts';
import { call, nothing } from './call.ts';

const typed = z.string().min(1).max(1000);
const newPassphrase = z.string().min(8).max(1000);

/** The key that protects what customers wrote. */
export const vaultCalls = {
  'vault.create': call(z.strictObject({ passphrase: newPassphrase }))
    .for('owner')
    .returns<VaultStatus>(),
  'vault.unlock': call(z.strictObject({ passphrase: typed }))
    .for('anyone')
    .returns<VaultStatus>(),
  /**
   * Opens it in another way: by the system's key store, a PIN, or the recovery key, which fails with `bad_request`
   * (`recovery_key`) where it holds a typing mistake. Fails as `vault.unlock` does, and with `vault_locked` (`pin_spent`) once the
   * PIN was wrong too often.
   */
  'vault.open': call(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('key store') }),
      z.strictObject({ by: z.literal('pin'), pin: typed }),
      z.strictObject({ by: z.literal('recovery'), key: typed }),
    ]),
  )
    .for('anyone')
    .returns<VaultStatus>(),
  /** The keys leave memory, and every call but those that anyone may make fails with `vault_locked` until a person unlocks it. */
  'vault.lock': call(nothing).for('anyone').returns<VaultStatus>(),
  'vault.ways': call(nothing).for('anyone').returns<VaultWays>(),
  /** `current` is the one before, where there is one. Fails with `wrong_passphrase`. */
  'vault.setPassphrase': call(z.strictObject({ current: typed.nullable(), passphrase: newPassphrase }))
    .for('owner')
    .returns<VaultWays>(),
  /**
   * Bound to this computer's key store, which no longer opens by itself then; null for none. Fails with `bad_request`
   * (`passphrase_first`) where nothing would open it after too many wrong ones.
   */
  'vault.setPin': call(z.strictObject({ pin: z.string().min(4).max(64).nullable() }))
    .for('owner')
    .returns<VaultWays>(),
  /** Whether the key store opens it by itself at start. A PIN goes where it does. */
  'vault.setKeyStore': call(z.strictObject({ on: z.boolean() }))
    .for('owner')
    .returns<VaultWays>(),
  /** A new recovery key, to be written on paper. It opens nothing until a person has typed it (`vault.confirmRecoveryKey`). */
  'vault.makeRecoveryKey': call(nothing).for('owner').returns<{ readonly key: string }>(),
  /** From now on this key opens the vault, and the one before no longer does. Fails with `bad_request` (`recovery_key`). */
  'vault.confirmRecoveryKey': call(z.strictObject({ key: typed }))
    .for('owner')
    .returns<VaultWays>(),
  /**
   * Another key, for whoever fears that the one before is known: what is there is encrypted with it in the background. Copies of
   * before go; the words of older lines of the audit log keep their key.
   */
  'vault.makeNewKey': call(nothing).for('owner').returns<VaultWays>(),
  /** Tries again what did not open, such as after the key file was put back. */
  'vault.retry': call(nothing).for('anyone').returns<VaultStatus>(),
  /** Makes a new key where the old one is lost. What only that one opens is erased; the rest stays. */
  'vault.startAnew': call(nothing).for('anyone').returns<VaultStatus>(),
} as const;
