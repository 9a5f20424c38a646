import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { FeedbackItem } from '../../preload/contract.ts';
import { createResource, followEvents } from './resource.ts';

interface LearnedState {
  readonly total: number;
  /** The newest; null until loaded. */
  readonly rows: readonly FeedbackItem[] | null;
  readonly problem: string | null;
  readonly load: () => Promise<void>;
  /** Follows what is learned while it is shown. */
  readonly start: () => () => void;
  readonly loadMore: () => Promise<void>;
  readonly accept: (ids: readonly string[]) => Promise<void>;
  /** Deletes the items with these ids, or all. Resolves to how many. */
  readonly remove: (ids: readonly string[] | 'all') => Promise<number>;
}

export type LearnedStore = StoreApi<LearnedState>;

const pageSize = 100;
/** Rows that are loaded again at once, at most. */
const maxReloaded = 500;

/** What was learned from replies, as far as it was loaded. */
export function createLearnedStore(api: DeskApi): LearnedStore {
  return createStore<LearnedState>()((set, get) => {
    let shown = pageSize;
    const { load, attempt } = createResource({
      api,
      fetch: () => api.call('learning.list', { offset: 0, limit: shown }),
      apply: ({ total, rows }) => set({ total, rows }),
      set,
    });
    return {
      total: 0,
      rows: null,
      problem: null,
      load() {
        shown = pageSize;
        return load();
      },
      start: () =>
        followEvents(api, ['learning.changed'], () => {
          if (get().rows !== null) void load();
        }),
      async loadMore() {
        await attempt(async () => {
          const rows = get().rows ?? [];
          const next = await api.call('learning.list', { offset: rows.length, limit: pageSize });
          const all = [...rows, ...next.rows];
          set({ total: next.total, rows: all });
          shown = Math.max(pageSize, Math.min(maxReloaded, all.length));
        });
      },
      async accept(ids) {
        await attempt(() => api.call('learning.accept', { ids: [...ids] }));
      },
      async remove(ids) {
        const input = ids === 'all' ? { all: true as const } : { ids: [...ids] };
        return (await attempt(() => api.call('learning.undo', input)))?.undone ?? 0;
      },
    };
  });
}
