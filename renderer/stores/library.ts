import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, LibraryRow } from '../../preload/contract.ts';
import { errorMessage } from './settings.ts';

export type LibraryTab = 'documents' | 'entries' | 'gaps' | 'golden' | 'review';
export type LibrarySort = CallInput<'library.list'>['sort'];

/** Rows are asked for in pages and kept by page number, so 50,000 of them cost what is visible. */
const pageSize = 100;

export interface LibraryState {
  readonly tab: LibraryTab;
  readonly filter: string;
  readonly sort: LibrarySort;
  readonly descending: boolean;
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly LibraryRow[]>;
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
  /** Reads a document again with its tables as they were chosen. */
  readonly reimport: (id: string, tables: CallInput<'library.reimport'>['tables']) => Promise<boolean>;
  /** What brings them back, or null when that failed. */
  readonly remove: (ids: readonly string[]) => Promise<string | null>;
  readonly undo: (undo: string) => Promise<boolean>;
  readonly addSample: () => Promise<boolean>;
  readonly removeSample: () => Promise<boolean>;
  readonly start: () => () => void;
}

export type LibraryStore = StoreApi<LibraryState>;

export const rowAt = (state: Pick<LibraryState, 'pages'>, index: number): LibraryRow | undefined =>
  state.pages.get(Math.floor(index / pageSize))?.[index % pageSize];

/** Pages through the library; answers to an older filter, order or tab are dropped. */
export function createLibraryStore(api: DeskApi): LibraryStore {
  return createStore<LibraryState>()((set, get) => {
    let generation = 0;
    let visibleRange = { first: 0, last: 0 };
    const requestedPages = new Set<number>();
    let refreshing = false;
    let stale = false;

    const fetchPage = async (page: number) => {
      const { tab, filter, sort, descending } = get();
      // Entries are paged through by a store of their own.
      if (tab !== 'documents') return;
      const ownGeneration = generation;
      requestedPages.add(page);
      try {
        const list = await api.call('library.list', {
          show: tab,
          filter,
          sort,
          descending,
          offset: page * pageSize,
          limit: pageSize,
        });
        if (ownGeneration !== generation) return;
        set(({ pages }) => ({
          total: list.total,
          pages: new Map(pages).set(page, list.rows),
          problem: null,
        }));
      } catch (error) {
        if (ownGeneration !== generation) return;
        requestedPages.delete(page);
        set({ problem: errorMessage(error) });
      }
    };

    const visiblePages = () => {
      const first = Math.floor(visibleRange.first / pageSize);
      const last = Math.floor(visibleRange.last / pageSize);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    };

    /** Starts over: what is asked for from now on belongs to a new list. */
    const reload = (change: Partial<LibraryState>) => {
      generation += 1;
      requestedPages.clear();
      visibleRange = { first: 0, last: 0 };
      set({ pages: new Map(), total: null, problem: null, ...change });
      void fetchPage(0);
    };

    /** Fetches again what is visible, keeping the rows in place meanwhile. One at a time: an import reports often. */
    const refresh = async () => {
      stale = true;
      if (refreshing) return;
      refreshing = true;
      while (stale) {
        stale = false;
        requestedPages.clear();
        await Promise.all(visiblePages().map(fetchPage));
        // Pages that were not asked for again are old; those that somebody scrolled to meanwhile are not.
        set((state) => ({ pages: new Map([...state.pages].filter(([page]) => requestedPages.has(page))) }));
      }
      refreshing = false;
    };

    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        set({ problem: null });
        return true;
      } catch (error) {
        set({ problem: errorMessage(error) });
        return false;
      }
    };

    return {
      tab: 'documents',
      filter: '',
      sort: 'name',
      descending: false,
      total: null,
      pages: new Map(),
      problem: null,
      showTab(tab) {
        if (tab === get().tab) return;
        // Entries have no state of their own to sort by.
        reload({ tab, ...(get().sort === 'state' ? { sort: 'name', descending: false } : {}) });
      },
      setFilter(filter) {
        reload({ filter });
      },
      sortBy(sort) {
        const same = sort === get().sort;
        reload({ sort, descending: same ? !get().descending : sort === 'used' || sort === 'checked' });
      },
      setVisibleRange(first, last) {
        visibleRange = { first, last };
        for (const page of visiblePages()) if (!requestedPages.has(page)) void fetchPage(page);
      },
      async importPaths(paths, options = {}) {
        if (paths.length === 0) return null;
        let files: number | null = null;
        await attempt(async () => {
          files = (await api.call('library.import', { ...options, paths: [...paths] })).files;
        });
        return files;
      },
      async cancelImport() {
        await attempt(() => api.call('library.cancel', {}));
      },
      reimport: (id, tables) => attempt(() => api.call('library.reimport', { id, tables })),
      async setImportPaused(paused) {
        await attempt(() => api.call(paused ? 'library.pause' : 'library.resume', {}));
      },
      async retry(id) {
        await attempt(() => api.call('library.retry', { id }));
      },
      async remove(ids) {
        let undo: string | null = null;
        await attempt(async () => {
          undo = (await api.call('library.remove', { ids: [...ids] })).undo;
        });
        return undo;
      },
      undo: (undo) => attempt(() => api.call('library.undo', { undo })),
      addSample: () => attempt(() => api.call('sample.add', {})),
      removeSample: () => attempt(() => api.call('sample.remove', {})),
      start() {
        const stops = [
          api.on('library.changed', () => void refresh()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void refresh();
          }),
        ];
        reload({});
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  });
}
