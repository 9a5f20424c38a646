import { z } from 'zod';
import type { BackupContents, BackupStatus, RestorePreview } from '../shapes/backups.ts';
import { call, nothing } from './call.ts';
import { readPath, writeFolder } from './path.ts';

export const backupsSchema = z.strictObject({
  /** How many of this computer's backups stay in the folder. */
  keep: z.int().min(1).max(100),
});

/** A backup in the chosen folder, or one that a person picked. */
const from = z.union([
  z.strictObject({ name: z.string().min(1).max(255) }),
  z.strictObject({ path: readPath }),
]);
/** A passphrase or a recovery key, where the key of this computer does not open it. */
const typed = z.string().max(1000).optional();

/** Backups of the whole desk in one encrypted file each. */
export const backupCalls = {
  'backups.status': call(nothing).for('owner').returns<BackupStatus>(),
  /** Where backups go from now on, one a day; null for none. */
  'backups.use': call(z.strictObject({ folder: writeFolder.nullable() }))
    .for('owner')
    .returns<BackupStatus>(),
  /** Into the chosen folder, or into another one. Nothing that is there is ever replaced. */
  'backups.make': call(z.strictObject({ folder: writeFolder.optional() }))
    .for('owner')
    .returns<BackupContents>(),
  /** Reads all of a backup and opens what is in it, as it would be when it is restored. Changes nothing. */
  'backups.verify': call(z.strictObject({ from, typed })).for('owner').returns<BackupContents>(),
  /** The same, and what restoring it would change. */
  'backups.preview': call(z.strictObject({ from, typed })).for('owner').returns<RestorePreview>(),
  /** Puts the backup that was previewed in place: the desk closes and opens again with it. */
  'backups.restore': call(z.strictObject({ from, typed, digest: z.string().length(64) }))
    .for('owner')
    .returns<null>(),
  /** Puts back what was there before; the desk closes and opens again. */
  'backups.undoRestore': call(nothing).for('owner').returns<null>(),
  /** Gives up what was there before. */
  'backups.keepRestored': call(nothing).for('owner').returns<BackupStatus>(),
} as const;
