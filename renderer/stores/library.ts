import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { Audience, CallInput, LibraryRow } from '../../preload/contract.ts';
import { cachedRow, createPager, type Pages } from './pager.ts';
import { problemText } from './problem.ts';
import { createActions, createShown, followEvents } from './resource.ts';

export type LibraryTab = 'documents' | 'entries' | 'gaps' | 'golden' | 'review';
export type LibrarySort = CallInput<'library.list'>['sort'];

export interface LibraryState extends Pages<LibraryRow> {
  readonly tab: LibraryTab;
  readonly filter: string;
  readonly sort: LibrarySort;
  readonly descending: boolean;
  readonly problem: string | null;
  readonly showTab: (tab: LibraryTab) => void;
  readonly setFilter: (filter: string) => void;
  /** Sorts by a column; the same column again turns the order around. */
  readonly sortBy: (sort: LibrarySort) => void;
  /** Tells which rows are visible; missing pages are fetched. */
  readonly setVisibleRange: (first: number, last: number) => void;
  readonly importPaths: (
    paths: readonly string[],
    options?: Omit<CallInput<'library.import'>, 'paths'>,
  ) => Promise<number | null>;
  readonly cancelImport: () => Promise<void>;
  readonly setImportPaused: (paused: boolean) => Promise<void>;
  readonly retry: (id: string) => Promise<void>;
  /** Says whom a document is for; null: as its file says. */
  readonly setAudience: (id: string, audience: Audience | null) => Promise<boolean>;
  /** Reads a document again as it was chosen. */
  readonly reimport: (id: string, chosen: Omit<CallInput<'library.reimport'>, 'id'>) => Promise<boolean>;
  /** What brings them back, or null when that failed. */
  readonly remove: (ids: readonly string[]) => Promise<string | null>;
  readonly undo: (undo: string) => Promise<boolean>;
  readonly addSample: () => Promise<boolean>;
  readonly removeSample: () => Promise<boolean>;
  /** Whether somebody sees the documents: an import changes them several times a second. */
  readonly setShown: (isShown: boolean) => void;
  readonly start: () => () => void;
}

export type LibraryStore = StoreApi<LibraryState>;

export const rowAt = (state: Pick<LibraryState, 'pages'>, index: number): LibraryRow | undefined =>
  cachedRow(state, index);

/** The documents of the library, and which of its tabs is shown. */
export function createLibraryStore(api: DeskApi): LibraryStore {
  return createStore<LibraryState>()((set, get) => {
    const { attempt, succeeds } = createActions(set);
    const pager = createPager<LibraryRow>({
      fetch(offset, limit) {
        const { filter, sort, descending } = get();
        return api.call('library.list', { show: 'documents', filter, sort, descending, offset, limit });
      },
      get,
      set,
      onError: (error) => set({ problem: problemText(error) }),
    });
    const reload = (change: Partial<LibraryState>) => {
      set({ ...change, problem: null });
      void pager.restart();
    };
    const shown = createShown(() => {
      if (get().total === null) reload({});
      else void pager.refresh();
    });

    return {
      tab: 'documents',
      filter: '',
      sort: 'name',
      descending: false,
      total: null,
      pages: new Map(),
      listVersion: 0,
      problem: null,
      showTab(tab) {
        if (tab !== get().tab) set({ tab, problem: null });
      },
      setFilter(filter) {
        reload({ filter });
      },
      sortBy(sort) {
        const same = sort === get().sort;
        reload({ sort, descending: same ? !get().descending : sort === 'used' || sort === 'checked' });
      },
      setVisibleRange(first, last) {
        pager.setVisibleRange(first, last);
      },
      async importPaths(paths, options = {}) {
        if (paths.length === 0) return null;
        const done = await attempt(() => api.call('library.import', { ...options, paths: [...paths] }));
        return done?.files ?? null;
      },
      async cancelImport() {
        await attempt(() => api.call('library.cancel', {}));
      },
      setAudience: (id, audience) => succeeds(() => api.call('library.setAudience', { ids: [id], audience })),
      reimport: (id, chosen) => succeeds(() => api.call('library.reimport', { id, ...chosen })),
      async setImportPaused(paused) {
        await attempt(() => api.call(paused ? 'library.pause' : 'library.resume', {}));
      },
      async retry(id) {
        await attempt(() => api.call('library.retry', { id }));
      },
      remove: async (ids) =>
        (await attempt(() => api.call('library.remove', { ids: [...ids] })))?.undo ?? null,
      undo: (undo) => succeeds(() => api.call('library.undo', { undo })),
      addSample: () => succeeds(() => api.call('sample.add', {})),
      removeSample: () => succeeds(() => api.call('sample.remove', {})),
      setShown: shown.setShown,
      start: () => followEvents(api, ['library.changed'], shown.changed),
    };
  });
}
