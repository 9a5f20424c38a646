import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { Learned } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

interface LearnedState {
  readonly total: number;
  /** The newest; null until loaded. */
  readonly rows: readonly Learned[] | null;
  readonly problem: string | null;
  readonly load: () => Promise<void>;
  /** Follows what is learned while it is looked at. */
  readonly start: () => () => void;
  readonly more: () => Promise<void>;
  readonly accept: (ids: readonly string[]) => Promise<void>;
  /** Forgets what has the ids, or all. Resolves to how many. */
  readonly forget: (ids: readonly string[] | 'all') => Promise<number>;
}

export type LearnedStore = StoreApi<LearnedState>;

const page = 100;

/** What replies taught, as far as it was looked at. */
export function createLearnedStore(api: DeskApi): LearnedStore {
  return createStore<LearnedState>()((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
        set({ problem: null });
      } catch (error) {
        set({ problem: sentenceOf(error) });
      }
    }
    const load = (limit: number): Promise<void> =>
      attempt(async () => set(await api.call('learning.list', { offset: 0, limit })));
    const shown = (): number => Math.max(page, Math.min(500, get().rows?.length ?? 0));

    return {
      total: 0,
      rows: null,
      problem: null,
      load: () => load(page),
      start: () =>
        api.on('learning.changed', () => {
          if (get().rows !== null) void load(shown());
        }),
      more: () =>
        attempt(async () => {
          const { rows } = get();
          const next = await api.call('learning.list', { offset: rows?.length ?? 0, limit: page });
          set({ total: next.total, rows: [...(rows ?? []), ...next.rows] });
        }),
      accept: (ids) =>
        attempt(async () => {
          await api.call('learning.accept', { ids: [...ids] });
        }),
      async forget(ids) {
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
