import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, GoldenRegression, GoldenOverview, GoldenPair } from '../../preload/contract.ts';
import { createResource, stopAll } from './resource.ts';

interface GoldenState {
  /** Null until loaded. What got worse first. */
  readonly pairs: readonly GoldenPair[] | null;
  /** What got worse, while nobody has decided about it. */
  readonly regression: GoldenRegression | null;
  readonly running: boolean;
  /** Index of the pair that is selected. */
  readonly selectedIndex: number;
  readonly problem: string | null;
  readonly select: (at: number) => void;
  readonly add: (question: string, target: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  /** Asks all of them now. */
  readonly run: () => Promise<boolean>;
  /** What is now is good: for the pair that is selected, or all. */
  readonly acceptBaseline: (what: 'this' | 'all') => Promise<boolean>;
  readonly revert: () => Promise<boolean>;
  /** What would get worse if the entry were saved like this; nothing when that cannot be told. */
  readonly findRegressions: (input: CallInput<'golden.dryRun'>) => Promise<readonly GoldenPair[]>;
  readonly start: () => () => void;
}

export type GoldenStore = StoreApi<GoldenState>;

/** Questions that must keep their answers, and what became of them. */
export function createGoldenStore(api: DeskApi): GoldenStore {
  return createStore<GoldenState>()((set, get) => {
    const { load, accept, succeeds, change, start } = createResource<GoldenOverview>({
      api,
      events: ['golden.changed'],
      fetch: () => api.call('golden.list', {}),
      apply({ pairs, regression, running }) {
        const selected = get().pairs?.[get().selectedIndex]?.id;
        const same = pairs.findIndex(({ id }) => id === selected);
        // What has just got worse is what somebody wants to see.
        const at = regression !== null && get().regression === null ? 0 : same;
        set({ pairs, regression, running, selectedIndex: Math.max(0, at) });
      },
      set,
    });
    /** An action whose answer is all of them as they are now. */
    const acceptAnswer = (work: () => Promise<GoldenOverview>): Promise<boolean> =>
      succeeds(async () => accept(await work()));
    const current = () => get().pairs?.[get().selectedIndex];

    return {
      pairs: null,
      regression: null,
      running: false,
      selectedIndex: 0,
      problem: null,
      select(at) {
        set({ selectedIndex: Math.max(0, Math.min(at, (get().pairs?.length ?? 0) - 1)) });
      },
      add: (question, target) => change(() => api.call('golden.add', { question, target })),
      remove: () =>
        change(async () => {
          const pair = current();
          if (pair !== undefined) await api.call('golden.remove', { ids: [pair.id] });
        }),
      async run() {
        set({ running: true });
        const hasRun = await acceptAnswer(() => api.call('golden.run', {}));
        if (!hasRun) set({ running: false });
        return hasRun;
      },
      async acceptBaseline(what) {
        const pair = current();
        if (what === 'all') return acceptAnswer(() => api.call('golden.acceptBaseline', { all: true }));
        if (pair === undefined) return false;
        return acceptAnswer(() => api.call('golden.acceptBaseline', { ids: [pair.id] }));
      },
      revert: () => acceptAnswer(() => api.call('golden.revert', {})),
      async findRegressions(input) {
        try {
          return (await api.call('golden.dryRun', input)).worse;
        } catch {
          // The saving that follows says what is wrong.
          return [];
        }
      },
      start: () =>
        stopAll(
          start(),
          // The key may have come: the questions can be read now.
          api.on('desk.changed', ({ vault }) => {
            if (vault.state === 'open' && get().pairs?.some(({ question }) => question === null)) void load();
          }),
        ),
    };
  });
}
