import { constants } from 'node:fs';
import { access, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupContents, BackupStatus, RestorePreview, WireError } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Log, Ports } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { undoFolder } from '../store/undo-folder.ts';
import { toWritingFailure } from './backup-failure.ts';
import { backupEnd, listBackupFiles, removeBeyond } from './backup-folder.ts';
import { type BackupState, createBackupState } from './backup-state.ts';
import { makeBackup, type MakeDeps } from './make-backup.ts';
import { readAbout } from './pending-restore.ts';
import { verifyBackup } from './verify-backup.ts';
import { previewRestore, proveAtEnd, type RestoreDeps, stageRestore, stageUndo } from './restore.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A backup in the chosen folder by its name, or any by its path. */
type From = { readonly name: string } | { readonly path: string };

/** Backups of the whole desk that a person can see, and what restores them. */
export interface Backups {
  status(): Promise<BackupStatus>;
  /** Chooses the folder, where one can write; null for none. */
  use(folder: string | null): Promise<void>;
  /** Into the chosen folder, where those beyond the newest go; or into another one. Rejects as `makeBackup` does. */
  make(folder?: string): Promise<BackupContents>;
  /** Reads and opens all of a backup. Rejects as `verifyBackup` does. */
  verify(from: From, typed?: string): Promise<BackupContents>;
  preview(from: From, typed?: string): Promise<RestorePreview>;
  /** Rejects as `stageRestore` does. The desk is to be closed and opened again then. */
  restore(from: From, what: { readonly digest: string; readonly typed: string | undefined }): Promise<void>;
  undoRestore(): Promise<void>;
  /** Removes what was kept aside. */
  keepRestored(): Promise<void>;
  /** The backup of the day, where it is due; never rejects. */
  makeIfDue(): Promise<void>;
  /** What a person is to be told, once. */
  notices(): readonly WireError[];
  /** Resolves when something waits to be put in place. */
  readonly staged: Promise<void>;
  /** Resolves when nothing is being made or opened. */
  close(): Promise<void>;
  /** Once the last line of the log is written. */
  ended(): void;
}

export interface BackupsDeps
  extends Omit<MakeDeps, 'vault' | 'store'>, Omit<RestoreDeps, 'vault' | 'store' | 'log' | 'now'> {
  readonly store: MakeDeps['store'] & RestoreDeps['store'];
  readonly vault: MakeDeps['vault'] & RestoreDeps['vault'] & Pick<Vault, 'slots'>;
  readonly changes: Pick<Changes, 'publish'>;
  readonly log: Log;
  readonly now: Ports['now'];
}

/** Milliseconds of failing after which a person is told. */
const longFailure = 7 * dayMs;

export function createBackups(deps: BackupsDeps): Backups {
  const { dataFolder, vault, changes, log, now } = deps;
  const state = createBackupState(dataFolder);
  const notices: WireError[] = [];
  const staged = Promise.withResolvers<void>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isPending = false;

  /** One at a time; the window hears when it begins and when it ends. */
  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    waiting += 1;
    changes.publish('backups', null);
    const done = last.then(work);
    last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      waiting -= 1;
      changes.publish('backups', null);
    }
  }

  function chosenFolder(): string {
    const { folder } = state.get();
    if (folder === null) throw new DeskFailure('not_found', { reason: 'backup_folder' });
    return folder;
  }
  function pathOf(from: From): string {
    if ('path' in from) return from.path;
    // Of that folder alone, whatever the name says.
    const isName = from.name === basename(from.name) && from.name.endsWith(backupEnd);
    if (!isName || from.name.includes('\\')) throw new DeskFailure('not_found', { reason: 'backup' });
    return join(chosenFolder(), from.name);
  }

  /** What is remembered of the last try must not make it fail. */
  async function remember(part: Partial<BackupState>): Promise<void> {
    try {
      await state.set(part);
    } catch {
      log.write('warn', 'backups.state-not-written');
    }
  }

  async function make(given?: string): Promise<BackupContents> {
    const folder = given ?? chosenFolder();
    await requireFolder(folder);
    const { series } = state.get();
    const there = await listBackupFiles(folder, series).catch(() => []);
    const number =
      Math.max(state.get().number, ...there.filter(({ isOwn }) => isOwn).map((one) => one.number)) + 1;
    const made = await makeBackup(folder, { series, number }, deps);
    log.write('info', 'backups.made', { bytes: made.bytes });
    if (given !== undefined) await remember({ number });
    else {
      await remember({ number, lastMadeAt: made.madeAt, failing: null });
      const { keep } = deps.settings.get().backups;
      await removeBeyond(folder, { series, keep }).catch(() =>
        log.write('warn', 'backups.older-not-removed'),
      );
    }
    return made;
  }

  async function failed(error: unknown): Promise<void> {
    if (!(error instanceof DeskFailure)) {
      log.write('error', 'backups.failed', { name: error instanceof Error ? error.name : 'unknown' });
      return;
    }
    log.write('warn', 'backups.not-made', { code: error.code });
    const before = state.get().failing;
    // A clock that was set back does not make it fail for ever, or not at all.
    const since = Math.min(before?.since ?? now(), now());
    const isLong = now() - since >= longFailure;
    if (isLong && before?.isTold !== true)
      notices.push({ code: 'backups_failing', params: { since, folder: state.get().folder ?? '' } });
    await remember({
      failing: { since, error: error.toWire(), isTold: isLong || (before?.isTold ?? false) },
    });
  }

  return {
    staged: staged.promise,
    notices: () => notices,
    async status() {
      const { folder, series, lastMadeAt, failing } = state.get();
      const files = folder === null ? [] : await listBackupFiles(folder, series).catch(() => []);
      const undo = readAbout(join(dataFolder, undoFolder));
      return {
        folder,
        files: files.map(({ name, bytes, madeAt, isOwn }) => ({ name, bytes, madeAt, isOwn })),
        isBusy: waiting > 0,
        lastMadeAt,
        failing: failing && { since: failing.since, error: failing.error },
        opensOnlyHere: vault.slots().every(({ kind }) => kind === 'key store' || kind === 'pin'),
        restored: undo && { madeAt: undo.madeAt, at: undo.at },
      };
    },
    async use(folder) {
      if (folder !== null) await requireFolder(folder);
      await state.set({ folder, failing: null });
      changes.publish('backups', null);
    },
    make: (folder) => inTurn(() => make(folder)),
    verify: (from, typed) =>
      inTurn(() => verifyBackup(pathOf(from), typed, deps, ({ contents }) => Promise.resolve(contents))),
    preview: (from, typed) => inTurn(() => previewRestore(pathOf(from), typed, deps)),
    restore: (from, what) =>
      inTurn(async () => {
        await stageRestore(pathOf(from), what, deps);
        isPending = true;
        staged.resolve();
      }),
    undoRestore: () =>
      inTurn(async () => {
        stageUndo(deps);
        isPending = true;
        staged.resolve();
        return Promise.resolve();
      }),
    keepRestored: () => inTurn(() => rm(join(dataFolder, undoFolder), { recursive: true, force: true })),
    async makeIfDue() {
      const { folder, lastMadeAt } = state.get();
      if (folder === null || !vault.isOpen()) return;
      // Of another day, earlier or later: a clock that was set back is no reason to make none for a month.
      if (lastMadeAt !== null && dayOf(lastMadeAt) === dayOf(now())) return;
      await inTurn(() => make()).catch(failed);
    },
    close: async () => {
      await last;
    },
    ended: () => {
      if (isPending) proveAtEnd(deps);
    },
  };
}

const dayOf = (at: number): string => new Date(at).toDateString();

/** Before anything is copied. Rejects with `unreadable` or `forbidden`. */
async function requireFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory())
      throw new DeskFailure('unreadable', { reason: 'backup_folder', params: { folder } });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw toWritingFailure(error, folder);
  }
}
