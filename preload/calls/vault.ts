import { z } from 'zod';
import type { VaultStatus } from '../shapes.ts';
import { call, nothing } from './call.ts';

/** The key that protects what customers wrote. */
export const vaultCalls = {
  'vault.create': call(z.strictObject({ passphrase: z.string().min(8).max(1000) }))
    .for('owner')
    .returns<VaultStatus>(),
  'vault.unlock': call(z.strictObject({ passphrase: z.string().min(1).max(1000) }))
    .for('anyone')
    .returns<VaultStatus>(),
  /** Tries again what did not open, such as after the key file was put back. */
  'vault.retry': call(nothing).for('anyone').returns<VaultStatus>(),
  /** Makes a new key where the old one is lost. What only that one opens is erased; the rest stays. */
  'vault.startAnew': call(nothing).for('anyone').returns<VaultStatus>(),
} as const;
