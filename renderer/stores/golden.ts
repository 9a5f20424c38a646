import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, GoldenNews, GoldenOverview, GoldenPair } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

interface GoldenState {
  /** Null until loaded. What got worse first. */
  readonly pairs: readonly GoldenPair[] | null;
  /** What got worse, while nobody has decided about it. */
  readonly news: GoldenNews | null;
  readonly running: boolean;
  /** Index of the pair that is looked at. */
  readonly at: number;
  readonly problem: string | null;
  readonly look: (at: number) => void;
  readonly add: (question: string, target: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  /** Asks all of them now. */
  readonly run: () => Promise<boolean>;
  /** What is now is good: for the pair that is looked at, or all. */
  readonly keep: (what: 'this' | 'all') => Promise<boolean>;
  readonly takeBack: () => Promise<boolean>;
  /** What would get worse if the entry were saved like this; nothing when that cannot be told. */
  readonly check: (input: CallInput<'golden.check'>) => Promise<readonly GoldenPair[]>;
  readonly start: () => () => void;
}

export type GoldenStore = StoreApi<GoldenState>;

/** Questions that must keep their answers, and what became of them. */
export function createGoldenStore(api: DeskApi): GoldenStore {
  return createStore<GoldenState>()((set, get) => {
    let generation = 0;
    const take = ({ pairs, news, running }: GoldenOverview) => {
      const looked = get().pairs?.[get().at]?.id;
      const same = pairs.findIndex(({ id }) => id === looked);
      // What has just got worse is what somebody wants to see.
      const at = news !== null && get().news === null ? 0 : same;
      set({ pairs, news, running, at: Math.max(0, at), problem: null });
    };
    const load = async () => {
      const mine = ++generation;
      try {
        const overview = await api.call('golden.list', {});
        if (mine === generation) take(overview);
      } catch (error) {
        if (mine === generation) set({ problem: sentenceOf(error) });
      }
    };
    const attempt = async (work: () => Promise<GoldenOverview | null>): Promise<boolean> => {
      try {
        const overview = await work();
        generation += 1;
        if (overview === null) await load();
        else take(overview);
        return true;
      } catch (error) {
        set({ problem: sentenceOf(error), running: false });
        return false;
      }
    };
    const current = () => get().pairs?.[get().at];

    return {
      pairs: null,
      news: null,
      running: false,
      at: 0,
      problem: null,
      look(at) {
        set({ at: Math.max(0, Math.min(at, (get().pairs?.length ?? 0) - 1)) });
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
      keep: (what) =>
        attempt(async () => {
          const pair = current();
          if (what === 'all') return api.call('golden.keep', { all: true });
          return pair === undefined ? null : api.call('golden.keep', { ids: [pair.id] });
        }),
      takeBack: () => attempt(() => api.call('golden.takeBack', {})),
      async check(input) {
        try {
          return (await api.call('golden.check', input)).worse;
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
