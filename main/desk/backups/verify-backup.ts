import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupContents, Settings } from '../../../preload/contract.ts';
import type { Translate } from '../../../locales/keys.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { KeyStore, Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { createSettings } from '../settings/settings.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import { leaveCleanShutdownMarker } from '../store/clean-shutdown-marker.ts';
import { openStore } from '../store/open-store.ts';
import { checkCopy } from '../store/quick-check.ts';
import { damaged } from './backup-header.ts';
import { toReadingFailure } from './backup-failure.ts';
import { findKey } from './backup-key.ts';
import { openBackup } from './read-backup.ts';
import { temporaryIn } from './temporary.ts';
import { openNewFile } from './write-backup.ts';

export interface VerifyBackupDeps {
  readonly dataFolder: string;
  readonly vault: Pick<Vault, 'mac' | 'isOpen' | 'decryptIfReadable'>;
  readonly keyStore: KeyStore | null;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly t: Translate;
}

/** A backup that was unpacked and opened, as it would be at a start. */
export interface VerifiedBackup {
  readonly contents: BackupContents;
  readonly digest: string;
  /** Where its files are until `work` is done. */
  readonly folder: string;
  readonly settings: Settings;
  /** The last line of its log; 0 where it is empty. */
  readonly lastLine: number;
  /** Whether the key that is open here opened it: then its log is this desk's log. */
  readonly isOurs: boolean;
  /** Whether it also opens the words in it: it may have been replaced since. */
  readonly isReadable: boolean;
}

/** The last lines of its log, whose words are looked at. */
const readLines = 20;
const { secret: secretColumn } = encryptedTables.auditLog.columns;

const unheard: Changes = { publish: () => undefined, subscribe: () => () => undefined };

/**
 * Reads all of a backup, unpacks it beside the library and opens what came out; then does `work` with it. Nothing of the desk is
 * changed, and what was unpacked is removed again, unless `work` took it elsewhere. `typed` is a passphrase or a recovery key.
 */
export async function verifyBackup<Result>(
  path: string,
  typed: string | undefined,
  deps: VerifyBackupDeps,
  work: (verified: VerifiedBackup) => Promise<Result>,
): Promise<Result> {
  const folder = temporaryIn(deps.dataFolder, 'restore');
  try {
    const unpacked = await unpack(path, typed, folder, deps);
    const opened = await openFiles(folder, deps);
    return await work({ ...unpacked, ...opened, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(
  path: string,
  typed: string | undefined,
  folder: string,
  { dataFolder, vault, keyStore, log }: VerifyBackupDeps,
) {
  const backup = await openBackup(path).catch((error: unknown) => {
    throw toReadingFailure(error);
  });
  try {
    const keyFolder = temporaryIn(dataFolder, 'restore-key');
    const found = await findKey(backup, { vault, keyStore, typed, folder: keyFolder, log });
    try {
      await mkdir(folder, { mode: 0o700 });
      const { manifest, digest } = await backup
        .read(found.key, (name) => openNewFile(join(folder, name)))
        .catch((error: unknown) => {
          throw toReadingFailure(error);
        });
      if (!manifest.files.some(({ name }) => name === 'desk.db')) throw damaged();
      const { madeAt, version } = backup.header;
      const contents = {
        name: path.split(/[/\\]/u).at(-1) ?? path,
        madeAt,
        version,
        bytes: backup.bytes,
        counts: manifest.counts,
      };
      return { contents, digest, isOurs: found.isOurs };
    } finally {
      await found.close();
    }
  } finally {
    await backup.close();
  }
}

/** As a start would; checked in a thread first, as that takes a while with a large library. */
async function openFiles(folder: string, { vault, now, newId, log, t }: VerifyBackupDeps) {
  const library = join(folder, 'desk.db');
  if (!(await checkCopy(library))) throw damaged();
  leaveCleanShutdownMarker(library);
  const { store, notices } = openStore({ folder, now, newId, log, ownName: t('entries.own') });
  const lastLine = store.auditLog.head()?.sequence ?? 0;
  const isReadable = store.auditLog
    .recordsAfter(Math.max(0, lastLine - readLines), readLines)
    .every(({ secret, id }) => secret === null || vault.decryptIfReadable(secret, secretColumn, id) !== null);
  store.close();
  if (notices.length > 0) throw new DeskFailure('damaged', { reason: 'backup' });
  const settings = await createSettings({ folder, changes: unheard, log, t });
  if (settings.notices.length > 0) throw new DeskFailure('damaged', { reason: 'backup' });
  return { lastLine, isReadable, settings: settings.get() };
}
