import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { KeyStore, Log } from '../ports.ts';
import { createVault, type Vault } from '../privacy/vault.ts';
import type { BackupHeader } from './backup-header.ts';
import type { OpenBackup } from './read-backup.ts';

/** The key of one backup file, made of the vault's key and the file's salt. Throws `vault_locked` or `vault_absent`. */
export const keyOf = (vault: Pick<Vault, 'mac'>, { salt }: Pick<BackupHeader, 'salt'>): Uint8Array =>
  vault.mac(`backup file ${salt}`);

/** What opened a backup. */
export interface FoundKey {
  readonly key: Uint8Array;
  /** Whether it was the key that this desk works with. */
  readonly isOurs: boolean;
  /** Forgets it. */
  readonly close: () => Promise<void>;
}

/** By whichever of its ways is opened by what was typed. Rejects with `wrong_passphrase`. */
async function openTyped(vault: Vault, typed: string): Promise<void> {
  for (const { kind, id } of vault.slots()) {
    if (kind === 'key store' || kind === 'pin') continue;
    try {
      await vault.openWithSlot({ kind, id, secret: typed });
      return;
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
    }
  }
  throw new DeskFailure('wrong_passphrase');
}

/** Nobody listens to a vault that is opened to look into a file. */
const unheard: Pick<Changes, 'publish'> = { publish: () => undefined };
const nothing = () => Promise.resolve();

/**
 * Opens a backup with the key that is open here, or with its own `vault.json`, which comes with it: by the key store, or by what
 * was typed. Rejects with `wrong_passphrase`, or with `bad_request` (`backup_key`) where nothing was typed and something must be.
 */
export async function findKey(
  backup: Pick<OpenBackup, 'header' | 'opensWith'>,
  deps: {
    readonly vault: Pick<Vault, 'mac' | 'isOpen'>;
    readonly keyStore: KeyStore | null;
    /** A passphrase or a recovery key. */
    readonly typed: string | undefined;
    /** Where the vault of the file is opened; made and removed again. */
    readonly folder: string;
    readonly log: Log;
  },
): Promise<FoundKey> {
  const { vault, keyStore, typed, folder, log } = deps;
  if (vault.isOpen()) {
    const key = keyOf(vault, backup.header);
    if (await backup.opensWith(key)) return { key, isOurs: true, close: nothing };
  }
  await mkdir(folder, { mode: 0o700 });
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, 'vault.json'), Buffer.from(backup.header.vault, 'base64'), { mode: 0o600 });
    const theirs = await createVault({ folder, keyStore, changes: unheard, log });
    if (!theirs.isOpen()) {
      if (theirs.status().state === 'absent') throw new DeskFailure('damaged', { reason: 'backup' });
      if (typed === undefined || typed === '') throw new DeskFailure('bad_request', { reason: 'backup_key' });
      await openTyped(theirs, typed);
    }
    const key = keyOf(theirs, backup.header);
    if (!(await backup.opensWith(key))) throw new DeskFailure('damaged', { reason: 'backup' });
    return { key, isOurs: false, close };
  } catch (error) {
    await close();
    throw error;
  }
}
