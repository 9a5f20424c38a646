import { z } from 'zod';
import type { VaultStatus } from '../shapes.ts';
import { call } from './call.ts';

/** The key that protects what customers wrote. */
export const vaultCalls = {
  'vault.create': call(z.strictObject({ passphrase: z.string().min(8).max(1000) })).returns<VaultStatus>(),
  'vault.unlock': call(z.strictObject({ passphrase: z.string().min(1).max(1000) })).returns<VaultStatus>(),
} as const;
