import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, GapCluster, GapDraft, GapRow } from '../../preload/contract.ts';
import { createResource, stopAll } from './resource.ts';

interface GapsState {
  /** Null until loaded. */
  readonly clusters: readonly GapCluster[] | null;
  readonly unreadable: number;
  readonly clustering: boolean;
  /** Index of the cluster that is selected. */
  readonly selectedIndex: number;
  /** All questions of the cluster that is selected; null while only the first few are shown. */
  readonly expandedQuestions: readonly GapRow[] | null;
  readonly problem: string | null;
  readonly select: (at: number) => void;
  /** Shows all questions of the cluster that is selected, or only the first few again. */
  readonly toggleExpanded: () => Promise<void>;
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
    const { load, attempt, start } = createResource({
      api,
      events: ['gaps.changed'],
      fetch: () => api.call('gaps.clusters', {}),
      apply({ clusters, unreadable, clustering }) {
        const before = get();
        const selected = before.clusters?.[before.selectedIndex]?.id;
        const same = clusters.findIndex(({ id }) => id === selected);
        const selectedIndex =
          same >= 0 ? same : Math.max(0, Math.min(before.selectedIndex, clusters.length - 1));
        const expandedQuestions = same >= 0 ? before.expandedQuestions : null;
        set({ clusters, unreadable, clustering, selectedIndex, expandedQuestions });
      },
      clear: () => set({ clusters: null }),
      set,
    });
    const current = (): GapCluster | undefined => get().clusters?.[get().selectedIndex];

    return {
      clusters: null,
      unreadable: 0,
      clustering: false,
      selectedIndex: 0,
      expandedQuestions: null,
      problem: null,
      select(at) {
        const last = (get().clusters?.length ?? 0) - 1;
        const next = Math.max(0, Math.min(at, last));
        if (next !== get().selectedIndex) set({ selectedIndex: next, expandedQuestions: null });
      },
      async toggleExpanded() {
        const cluster = current();
        if (cluster === undefined || get().expandedQuestions !== null)
          return set({ expandedQuestions: null });
        const expandedQuestions = await attempt(() => api.call('gaps.getCluster', { cluster: cluster.id }));
        if (current()?.id === cluster.id) set({ expandedQuestions });
      },
      async draft() {
        const cluster = current();
        if (cluster === undefined) return null;
        return attempt(() => api.call('gaps.draftEntry', { cluster: cluster.id }));
      },
      async close(what) {
        const done = await attempt(() => api.call('gaps.close', what));
        return done?.closed ?? null;
      },
      async reopen(ids) {
        await attempt(() => api.call('gaps.reopen', { ids: [...ids] }));
      },
      start: () =>
        stopAll(
          start(),
          // The key may have come: what was closed can be read now.
          api.on('desk.changed', ({ vault }) => {
            if (vault.state === 'open' && get().clusters === null) void load();
          }),
        ),
    };
  });
}
