import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { FairnessOverview } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

interface FairnessState {
  /** Null until loaded. */
  readonly overview: FairnessOverview | null;
  readonly problem: string | null;
  readonly run: () => Promise<boolean>;
  readonly cancel: () => Promise<boolean>;
  readonly start: () => () => void;
}

export type FairnessStore = StoreApi<FairnessState>;

/** Whether messages are treated alike: the last check, and the one that runs. */
export function createFairnessStore(api: DeskApi): FairnessStore {
  return createStore<FairnessState>()((set) => {
    const { change, start } = createResource({
      api,
      events: ['fairness.changed'],
      fetch: () => api.call('fairness.get', {}),
      apply: (overview) => set({ overview }),
      set,
    });
    return {
      overview: null,
      problem: null,
      run: () => change(() => api.call('fairness.run', {})),
      cancel: () => change(() => api.call('fairness.cancel', {})),
      start,
    };
  });
}
