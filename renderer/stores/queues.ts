import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, QueueList, RuleTrial, Routing } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

type QueueFields = CallInput<'queues.save'>['queue'];
type RuleFields = CallInput<'rules.save'>['rule'];

/** A message and where it belongs; `queue` null is none of the queues. */
interface Correction {
  readonly message: string;
  readonly subject: string | null;
  readonly queue: string | null;
}

interface QueuesState {
  /** Null until loaded. */
  readonly list: QueueList | null;
  readonly problem: string | null;
  readonly load: () => Promise<void>;
  readonly save: (queue: QueueFields) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly saveRule: (rule: RuleFields) => Promise<boolean>;
  /** What the rule sees in a text, or (null) in the messages that were read last; null when that did not work. */
  readonly tryRule: (rule: RuleFields, text: string | null) => Promise<RuleTrial | null>;
  readonly removeRule: (id: string) => Promise<boolean>;
  readonly restoreRules: () => Promise<boolean>;
  /** Null when it was not kept; then `problem` says why. */
  readonly addExample: (
    correction: Correction,
  ) => Promise<{ readonly example: string; readonly routing: Routing } | null>;
  readonly removeExample: (example: string) => Promise<boolean>;
  readonly classify: (message: Omit<Correction, 'queue'>) => Promise<Routing | null>;
  readonly dismissProblem: () => void;
}

export type QueuesStore = StoreApi<QueuesState>;

/** The owner's queues and rules, and what was learned for them. */
export function createQueuesStore(api: DeskApi): QueuesStore {
  return createStore<QueuesState>()((set) => {
    const { load, attempt, change } = createResource({
      api,
      fetch: () => api.call('queues.list', {}),
      apply: (list) => set({ list }),
      set,
    });
    return {
      list: null,
      problem: null,
      load,
      save: (queue) => change(() => api.call('queues.save', { queue })),
      remove: (id) => change(() => api.call('queues.remove', { id })),
      saveRule: (rule) => change(() => api.call('rules.save', { rule })),
      tryRule: (rule, text) => attempt(() => api.call('rules.try', { rule, text })),
      removeRule: (id) => change(() => api.call('rules.remove', { id })),
      restoreRules: () => change(() => api.call('rules.restoreDefaults', {})),
      addExample: (correction) => attempt(() => api.call('queues.addExample', correction)),
      removeExample: (example) => change(() => api.call('queues.removeExample', { example })),
      classify: (message) => attempt(() => api.call('queues.route', message)),
      dismissProblem() {
        set({ problem: null });
      },
    };
  });
}
