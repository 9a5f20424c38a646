import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, GoldenRegression, GoldenOverview, GoldenPair } from '../../preload/contract.ts';
import { errorMessage } from './settings.ts';

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
    let generation = 0;
    const applyOverview = ({ pairs, regression, running }: GoldenOverview) => {
      const selected = get().pairs?.[get().selectedIndex]?.id;
      const same = pairs.findIndex(({ id }) => id === selected);
      // What has just got worse is what somebody wants to see.
      const at = regression !== null && get().regression === null ? 0 : same;
      set({ pairs, regression, running, selectedIndex: Math.max(0, at), problem: null });
    };
    const load = async () => {
      const mine = ++generation;
      try {
        const overview = await api.call('golden.list', {});
        if (mine === generation) applyOverview(overview);
      } catch (error) {
        if (mine === generation) set({ problem: errorMessage(error) });
      }
    };
    const attempt = async (work: () => Promise<GoldenOverview | null>): Promise<boolean> => {
      try {
        const overview = await work();
        generation += 1;
        if (overview === null) await load();
        else applyOverview(overview);
        return true;
      } catch (error) {
        set({ problem: errorMessage(error), running: false });
        return false;
      }
    };
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
      add: (question, target) =>
        attempt(async () => {
          await api.call('golden.add', { question, target });
          return null;
        }),
      remove: () =>
        attempt(async () => {
          const pair = current();
          if (pair !== undefined) await api.call('golden.remove', { ids: [pair.id] });
          return null;
        }),
      run: () => {
        set({ running: true });
        return attempt(() => api.call('golden.run', {}));
      },
      acceptBaseline: (what) =>
        attempt(async () => {
          const pair = current();
          if (what === 'all') return api.call('golden.acceptBaseline', { all: true });
          return pair === undefined ? null : api.call('golden.acceptBaseline', { ids: [pair.id] });
        }),
      revert: () => attempt(() => api.call('golden.revert', {})),
      async findRegressions(input) {
        try {
          return (await api.call('golden.dryRun', input)).worse;
        } catch {
          // The saving that follows says what is wrong.
          return [];
        }
      },
      start() {
        const stops = [
          api.on('golden.changed', () => void load()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void load();
          }),
          // The key may have come: the questions can be read now.
          api.on('desk.changed', ({ vault }) => {
            if (vault.state === 'open' && get().pairs?.some(({ question }) => question === null)) void load();
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
