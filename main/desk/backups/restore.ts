import { appendFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RestorePreview, Settings } from '../../../preload/contract.ts';
import type { Erasures } from '../audit/erasures.ts';
import { DeskFailure, toDiskFailure } from '../failure.ts';
import { fsyncFile, fsyncParent } from '../store/atomic-file.ts';
import { copyPeople } from '../store/copy-people.ts';
import { purgeKey } from '../store/purge-erased.ts';
import type { Store } from '../store/store.ts';
import { undoFolder } from '../store/undo-folder.ts';
import type { DataFile } from './data-files.ts';
import { type Pending, pendingFolder, proofOf, readAbout, writeAbout } from './pending-restore.ts';
import { verifyBackup, type VerifiedBackup, type VerifyBackupDeps } from './verify-backup.ts';

export interface RestoreDeps extends VerifyBackupDeps {
  readonly store: Pick<Store, 'auditLog' | 'contents' | 'meta'>;
  readonly erasures: Pick<Erasures, 'redo' | 'finish'>;
  readonly settings: { get(): Settings };
}

const lastLineHere = ({ auditLog }: Pick<Store, 'auditLog'>): number => auditLog.head()?.sequence ?? 0;

/** What restoring the backup would change; all of it was opened for that. Rejects as `verifyBackup` does. */
export const previewRestore = (
  path: string,
  typed: string | undefined,
  deps: RestoreDeps,
): Promise<RestorePreview> =>
  verifyBackup(path, typed, deps, ({ contents, digest, isOurs, lastLine, settings }) => {
    const present: Readonly<Record<string, unknown>> = deps.settings.get();
    const differing = Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(present[name]),
    );
    return Promise.resolve({
      ...contents,
      digest,
      now: deps.store.contents(),
      settings: differing.length,
      linesLost: isOurs ? Math.max(0, lastLineHere(deps.store) - lastLine) : null,
    });
  });

/**
 * Makes a backup ready to be put in place at the next start (pending-restore.ts). What it says was erased is erased here first, for
 * good, so that nothing of it stays in what is kept aside. Rejects as `verifyBackup` does, with `bad_request` where it is not the one
 * that was looked at or an earlier one waits for a person's word, and with `busy` while another program reads the library.
 */
export function stageRestore(
  path: string,
  { digest, typed }: { readonly digest: string; readonly typed: string | undefined },
  deps: RestoreDeps,
): Promise<void> {
  const { dataFolder } = deps;
  if (readAbout(join(dataFolder, undoFolder)) !== null)
    throw new DeskFailure('bad_request', { reason: 'restore_waits' });
  return verifyBackup(path, typed, deps, async (verified) => {
    if (verified.digest !== digest) throw new DeskFailure('bad_request', { reason: 'other_backup' });
    await eraseAgain(verified.folder, deps);
    const stays = staying(verified);
    keepPeople(stays, verified.folder, deps.store);
    const about: Pending = {
      kind: 'restore',
      madeAt: verified.contents.madeAt,
      at: deps.now(),
      lastLine: verified.isOurs ? verified.lastLine : null,
      lastLineHere: verified.isOurs ? lastLineHere(deps.store) : null,
      stays,
    };
    writeAbout(verified.folder, proven(about, deps));
    makePending(verified.folder, dataFolder);
  });
}

/** Goes back to what was here before, at the next start. Throws `not_found` where nothing is kept, `damaged` where it cannot be used. */
export function stageUndo({
  dataFolder,
  now,
  store,
  vault,
}: Pick<RestoreDeps, 'dataFolder' | 'now' | 'store' | 'vault'>): void {
  const undo = join(dataFolder, undoFolder);
  const about = readAbout(undo);
  if (about === null) throw new DeskFailure('not_found', { reason: 'backup' });
  keepPeople(about.stays, undo, store);
  const back: Pending = {
    ...about,
    kind: 'undo',
    at: now(),
    lastLine: about.lastLineHere,
    lastLineHere: about.lastLine,
  };
  writeAbout(undo, proven(back, { store, vault }));
  makePending(undo, dataFolder);
}

/**
 * Says once more how far the log went, when the desk ends that was to be restored: what was written since goes as well. Only where
 * this desk itself made it pending; never throws.
 */
export function proveAtEnd({
  dataFolder,
  store,
  vault,
}: Pick<RestoreDeps, 'dataFolder' | 'store' | 'vault'>): void {
  try {
    const pending = join(dataFolder, pendingFolder);
    const about = readAbout(pending);
    if (about !== null && vault.isOpen()) writeAbout(pending, proven(about, { store, vault }));
  } catch {
    // What it said before stands.
  }
}

/** With what the key says of it, where one is open. */
function proven(about: Pending, { store, vault }: Pick<RestoreDeps, 'store' | 'vault'>): Pending {
  const { proof: _before, ...rest } = about;
  const whole = { ...rest, furthest: lastLineHere(store) };
  return vault.isOpen() ? { ...whole, proof: proofOf(whole, vault) } : whole;
}

function makePending(folder: string, dataFolder: string): void {
  const pending = join(dataFolder, pendingFolder);
  rmSync(pending, { recursive: true, force: true });
  renameSync(folder, pending);
  fsyncParent(pending);
}

/**
 * What was erased here stays erased, whatever the backup says. Where it is this desk's own backup, the key stays as it is, with the
 * passphrase of today, and so does the seal of the log: lines that go are missed, and their numbers are not given again.
 */
function staying({ isOurs, isReadable }: VerifiedBackup): Pending['stays'] {
  const always: DataFile[] = ['erasures.jsonl'];
  const ofKey: DataFile[] = isReadable ? ['vault.json'] : [];
  return isOurs ? [...always, ...ofKey, 'audit-log.seal'] : always;
}

/** Who works here is a matter of the key's slots: where they stay, so do the people. */
function keepPeople(stays: Pending['stays'], folder: string, { meta }: Pick<Store, 'meta'>): void {
  if (!stays.includes('vault.json')) return;
  try {
    copyPeople(meta, join(folder, 'desk.db'));
  } catch (error) {
    const failure = toDiskFailure(error);
    throw failure instanceof DeskFailure
      ? failure
      : new DeskFailure('damaged', { reason: 'backup', cause: error });
  }
}

async function eraseAgain(from: string, { dataFolder, erasures, store }: RestoreDeps): Promise<void> {
  const here = join(dataFolder, 'erasures.jsonl');
  const known = new Set(linesIn(here));
  const missing = linesIn(join(from, 'erasures.jsonl')).filter((line) => !known.has(line));
  if (missing.length > 0)
    try {
      appendFileSync(here, `${missing.join('\n')}\n`, { mode: 0o600 });
      fsyncFile(here);
    } catch (error) {
      throw toDiskFailure(error);
    }
  erasures.redo();
  await erasures.finish();
  // It is not gone from the disk yet, and would be kept aside with the rest.
  if (store.meta.get(purgeKey) !== null) throw new DeskFailure('busy', { reason: 'store' });
}

function linesIn(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    return [];
  }
}
