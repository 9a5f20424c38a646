import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { WatchedFolder } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

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
    const { change, start } = createResource({
      api,
      events: ['folders.changed', 'library.changed'],
      fetch: () => api.call('folders.list', {}),
      apply: (folders) => set({ folders }),
      set,
    });
    return {
      folders: [],
      problem: null,
      watch: (path) => change(() => api.call('folders.watch', { path })),
      pause: (id) => change(() => api.call('folders.pause', { id })),
      resume: (id) => change(() => api.call('folders.resume', { id })),
      stop: (id, keepDocuments) => change(() => api.call('folders.stop', { id, keepDocuments })),
      start,
    };
  });
}
