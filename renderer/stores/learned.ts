import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { FeedbackItem } from '../../preload/contract.ts';
import { errorMessage } from './settings.ts';

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

/** What was learned from replies, as far as it was loaded. */
export function createLearnedStore(api: DeskApi): LearnedStore {
  return createStore<LearnedState>()((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
        set({ problem: null });
      } catch (error) {
        set({ problem: errorMessage(error) });
      }
    }
    const load = (limit: number): Promise<void> =>
      attempt(async () => set(await api.call('learning.list', { offset: 0, limit })));
    const loadedCount = (): number => Math.max(pageSize, Math.min(500, get().rows?.length ?? 0));

    return {
      total: 0,
      rows: null,
      problem: null,
      load: () => load(pageSize),
      start: () =>
        api.on('learning.changed', () => {
          if (get().rows !== null) void load(loadedCount());
        }),
      loadMore: () =>
        attempt(async () => {
          const { rows } = get();
          const next = await api.call('learning.list', { offset: rows?.length ?? 0, limit: pageSize });
          set({ total: next.total, rows: [...(rows ?? []), ...next.rows] });
        }),
      accept: (ids) =>
        attempt(async () => {
          await api.call('learning.accept', { ids: [...ids] });
        }),
      async remove(ids) {
        let forgotten = 0;
        await attempt(async () => {
          const { undone } = await api.call(
            'learning.undo',
            ids === 'all' ? { all: true } : { ids: [...ids] },
          );
          forgotten = undone;
        });
        return forgotten;
      },
    };
  });
}
