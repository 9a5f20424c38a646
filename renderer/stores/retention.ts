import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { RetentionMonths, RetentionStatus } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

interface RetentionState {
  /** Null until loaded. */
  readonly status: RetentionStatus | null;
  readonly problem: string | null;
  /** True when what is due goes by these months from now on. */
  readonly agree: (months: RetentionMonths) => Promise<boolean>;
  readonly confirmClock: (now: number) => Promise<boolean>;
  readonly start: () => () => void;
}

export type RetentionStore = StoreApi<RetentionState>;

/** How long words are kept, and what is due. */
export function createRetentionStore(api: DeskApi): RetentionStore {
  return createStore<RetentionState>()((set) => {
    const { change, start } = createResource({
      api,
      events: ['retention.changed', 'settings.changed'],
      fetch: () => api.call('retention.status', {}),
      apply: (status) => set({ status }),
      set,
    });
    return {
      status: null,
      problem: null,
      agree: (months) => change(() => api.call('retention.agree', { months })),
      confirmClock: (now) => change(() => api.call('retention.confirmClock', { now })),
      start,
    };
  });
}
