import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupContents } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import { fsyncParent, hasErrorCode } from '../store/atomic-file.ts';
import { removeDatabaseFiles } from '../store/database-copy.ts';
import { contentCountsOf } from '../store/content-counts.ts';
import type { Store } from '../store/store.ts';
import type { UnfinishedFiles } from '../store/unfinished-files.ts';
import { type BackupHeader, newestFormat } from './backup-header.ts';
import { toWritingFailure } from './backup-failure.ts';
import { freeName } from './backup-folder.ts';
import { keyOf } from './backup-key.ts';
import { temporaryIn } from './temporary.ts';
import { openBackup } from './read-backup.ts';
import { describe, type OpenSink, type Source, writeBackup } from './write-backup.ts';

export interface MakeDeps {
  readonly dataFolder: string;
  readonly store: Pick<Store, 'copyTo'>;
  readonly vault: Pick<Vault, 'mac' | 'requireOpen'>;
  readonly unfinished: UnfinishedFiles;
  readonly version: string;
  readonly now: () => number;
  /** In tests, a stick that is pulled. */
  readonly openSink?: OpenSink;
}

/** Times that all begins anew because the key was changed meanwhile. */
const maxAttempts = 3;

/**
 * Writes a backup of the whole desk into a folder, under a name that nothing has yet, and only after it was read back and
 * everything in it was as it should be. Whatever fails leaves nothing behind, and never touches a backup that is there. Rejects with
 * `vault_locked`, `vault_absent`, `disk_full`, `forbidden`, `unreadable`, `damaged`.
 */
export async function makeBackup(
  folder: string,
  { series, number }: Pick<BackupHeader, 'series' | 'number'>,
  deps: MakeDeps,
): Promise<BackupContents> {
  const { dataFolder, vault, unfinished, version } = deps;
  // Before anything is copied: nothing of it would be encrypted.
  vault.requireOpen();
  const library = temporaryIn(dataFolder, 'desk.db');
  const temporary = temporaryIn(folder, 'sidedesk-backup');
  const discardNote = unfinished.note(temporary);
  try {
    const sources = await collect(dataFolder, library, deps.store);
    const vaultFile = sources.find(({ name }) => name === 'vault.json')?.bytes;
    const header: BackupHeader = {
      format: newestFormat,
      version,
      madeAt: deps.now(),
      series,
      number,
      salt: randomBytes(32).toString('base64'),
      vault: vaultFile instanceof Uint8Array ? Buffer.from(vaultFile).toString('base64') : '',
    };
    const key = keyOf(vault, header);
    const counts = contentCountsOf(library);
    const manifest = { counts, files: await describe(sources) };
    return await onDrive(folder, async () => {
      await writeBackup(temporary, { header, key, manifest, sources }, deps.openSink);
      const bytes = await readBack(temporary, key);
      const name = freeName(header.madeAt, await readdir(folder));
      await rename(temporary, join(folder, name));
      fsyncParent(join(folder, name));
      return { name, madeAt: header.madeAt, bytes, version, counts };
    });
  } finally {
    removeDatabaseFiles(library);
    await rm(temporary, { force: true }).catch(() => null);
    discardNote();
  }
}

async function readBack(path: string, key: Uint8Array): Promise<number> {
  const backup = await openBackup(path);
  try {
    await backup.read(key);
    return backup.bytes;
  } finally {
    await backup.close();
  }
}

async function onDrive<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toWritingFailure(error, folder);
  }
}

/**
 * The files as they belong together: the seal from before the library is copied, as it may lag behind the log and never lead; what
 * was erased from after it, as an erasure too many costs nothing.
 */
async function collect(
  dataFolder: string,
  library: string,
  store: Pick<Store, 'copyTo'>,
): Promise<readonly Source[]> {
  const read = (name: string) => readIfThere(join(dataFolder, name));
  for (let attempt = 1; ; attempt += 1) {
    const vaultBefore = await read('vault.json');
    const seal = await read('audit-log.seal');
    await store.copyTo(library);
    const small = [
      { name: 'vault.json', bytes: await read('vault.json') },
      { name: 'settings.json', bytes: await read('settings.json') },
      { name: 'erasures.jsonl', bytes: await read('erasures.jsonl') },
      { name: 'audit-log.seal', bytes: seal },
    ] as const;
    const isSame = (small[0].bytes ?? Buffer.of()).equals(vaultBefore ?? Buffer.of());
    if (isSame || attempt === maxAttempts)
      return [
        ...small.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }])),
        { name: 'desk.db', bytes: { path: library } },
      ];
    removeDatabaseFiles(library);
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}
