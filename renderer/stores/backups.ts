import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { BackupContents, BackupStatus, CallInput, RestorePreview } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

/** A backup in the chosen folder by its name, or one that was picked by its path. */
export type BackupSource = CallInput<'backups.verify'>['from'];

interface BackupsState {
  /** Null until loaded. */
  readonly status: BackupStatus | null;
  readonly problem: string | null;
  /** Lets a person choose a folder, and keeps backups there from now on. */
  readonly choose: () => Promise<boolean>;
  readonly stop: () => Promise<boolean>;
  /** Null when it did not work; then `problem` says why. So do the next ones. */
  readonly make: () => Promise<BackupContents | null>;
  readonly verify: (from: BackupSource) => Promise<BackupContents | null>;
  /** The backup that a person picked; null for none. */
  readonly pick: () => Promise<BackupSource | null>;
  readonly preview: (from: BackupSource, typed: string | undefined) => Promise<RestorePreview>;
  readonly restore: (what: CallInput<'backups.restore'>) => Promise<unknown>;
  readonly undoRestore: () => Promise<boolean>;
  readonly keepRestored: () => Promise<boolean>;
  readonly start: () => () => void;
}

export type BackupsStore = StoreApi<BackupsState>;

/** Backups of the whole desk, as the settings show them. */
export function createBackupsStore(api: DeskApi): BackupsStore {
  return createStore<BackupsState>()((set) => {
    const { attempt, change, succeeds, start } = createResource({
      api,
      events: ['backups.changed'],
      fetch: () => api.call('backups.status', {}),
      apply: (status) => set({ status }),
      set,
    });
    return {
      status: null,
      problem: null,
      choose: () =>
        change(async () => {
          const [folder] = await api.call('shell.pick', { what: 'backup folder' });
          if (folder !== undefined) await api.call('backups.use', { folder });
        }),
      stop: () => change(() => api.call('backups.use', { folder: null })),
      make: () => attempt(() => api.call('backups.make', {})),
      verify: (from) => attempt(() => api.call('backups.verify', { from })),
      pick: () =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'backup' });
          return path === undefined ? null : { path };
        }),
      preview: (from, typed) => api.call('backups.preview', { from, ...(typed !== undefined && { typed }) }),
      restore: (what) => api.call('backups.restore', what),
      undoRestore: () => succeeds(() => api.call('backups.undoRestore', {})),
      keepRestored: () => change(() => api.call('backups.keepRestored', {})),
      start,
    };
  });
}
