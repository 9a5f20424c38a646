import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { WatchedFolder } from '../../preload/contract.ts';
import { errorMessage } from './settings.ts';

interface FoldersState {
  readonly folders: readonly WatchedFolder[];
  readonly problem: string | null;
  /** True when the folder is watched from now on. */
  readonly watch: (path: string) => Promise<boolean>;
  readonly pause: (id: string) => Promise<boolean>;
  readonly resume: (id: string) => Promise<boolean>;
  readonly stop: (id: string, keepDocuments: boolean) => Promise<boolean>;
  readonly start: () => () => void;
}

export type FoldersStore = StoreApi<FoldersState>;

/** The watched folders and how far each one is; follows the library, since a folder's numbers are of its documents. */
export function createFoldersStore(api: DeskApi): FoldersStore {
  return createStore<FoldersState>()((set) => {
    let loading = false;
    let stale = false;
    /** One at a time: an import reports often. */
    const load = async () => {
      stale = true;
      if (loading) return;
      loading = true;
      while (stale) {
        stale = false;
        try {
          set({ folders: await api.call('folders.list', {}) });
        } catch (error) {
          set({ problem: errorMessage(error) });
        }
      }
      loading = false;
    };
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        set({ problem: null });
        await load();
        return true;
      } catch (error) {
        set({ problem: errorMessage(error) });
        return false;
      }
    };
    return {
      folders: [],
      problem: null,
      watch: (path) => attempt(() => api.call('folders.watch', { path })),
      pause: (id) => attempt(() => api.call('folders.pause', { id })),
      resume: (id) => attempt(() => api.call('folders.resume', { id })),
      stop: (id, keepDocuments) => attempt(() => api.call('folders.stop', { id, keepDocuments })),
      start() {
        const stops = [
          api.on('folders.changed', () => void load()),
          api.on('library.changed', () => void load()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void load();
          }),
        ];
        void load();
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  });
}
