import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, GapCluster, GapDraft, GapRow } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

interface GapsState {
  /** Null until loaded. */
  readonly clusters: readonly GapCluster[] | null;
  readonly unreadable: number;
  readonly sorting: boolean;
  /** Index of the cluster that is looked at. */
  readonly at: number;
  /** All questions of the cluster that is looked at; null while only the first few are shown. */
  readonly opened: readonly GapRow[] | null;
  readonly problem: string | null;
  readonly look: (at: number) => void;
  /** Shows all questions of the cluster that is looked at, or only the first few again. */
  readonly toggle: () => Promise<void>;
  /** What the entry editor begins with, or null when that failed. */
  readonly draft: () => Promise<GapDraft | null>;
  /** Closes gaps, or all of a cluster; what was closed, to open it again, or null when that failed. */
  readonly close: (what: CallInput<'gaps.close'>) => Promise<readonly string[] | null>;
  readonly reopen: (ids: readonly string[]) => Promise<void>;
  readonly start: () => () => void;
}

export type GapsStore = StoreApi<GapsState>;

/** Questions without an answer, by what they mean. */
export function createGapsStore(api: DeskApi): GapsStore {
  return createStore<GapsState>()((set, get) => {
    let generation = 0;
    const load = async () => {
      const mine = ++generation;
      try {
        const { clusters, unreadable, sorting } = await api.call('gaps.clusters', {});
        if (mine !== generation) return;
        const before = get();
        const looked = before.clusters?.[before.at]?.id;
        const same = clusters.findIndex(({ id }) => id === looked);
        const at = same >= 0 ? same : Math.max(0, Math.min(before.at, clusters.length - 1));
        const opened = same >= 0 ? before.opened : null;
        set({ clusters, unreadable, sorting, at, opened, problem: null });
      } catch (error) {
        if (mine === generation) set({ problem: sentenceOf(error), clusters: null });
      }
    };
    const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      try {
        const result = await work();
        set({ problem: null });
        return result;
      } catch (error) {
        set({ problem: sentenceOf(error) });
        return null;
      }
    };
    const current = (): GapCluster | undefined => get().clusters?.[get().at];

    return {
      clusters: null,
      unreadable: 0,
      sorting: false,
      at: 0,
      opened: null,
      problem: null,
      look(at) {
        const last = (get().clusters?.length ?? 0) - 1;
        const next = Math.max(0, Math.min(at, last));
        if (next !== get().at) set({ at: next, opened: null });
      },
      async toggle() {
        const cluster = current();
        if (cluster === undefined || get().opened !== null) return set({ opened: null });
        const opened = await attempt(() => api.call('gaps.open', { cluster: cluster.id }));
        if (current()?.id === cluster.id) set({ opened });
      },
      async draft() {
        const cluster = current();
        if (cluster === undefined) return null;
        return attempt(() => api.call('gaps.toEntry', { cluster: cluster.id }));
      },
      async close(what) {
        const done = await attempt(() => api.call('gaps.close', what));
        return done?.closed ?? null;
      },
      async reopen(ids) {
        await attempt(() => api.call('gaps.reopen', { ids: [...ids] }));
      },
      start() {
        const stops = [
          api.on('gaps.changed', () => void load()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void load();
          }),
          // The key may have come: what was closed can be read now.
          api.on('desk.changed', ({ vault }) => {
            if (vault.state === 'open' && get().clusters === null) void load();
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
