import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type {
  DecisionRow,
  ErasedCustomer,
  OpenedDecision,
  PilotFigures,
  VerifiedLog,
} from '../../preload/contract.ts';
import { createPager, type Pager, type Pages } from './pages.ts';
import { sentenceOf } from './settings.ts';

/** What the list is narrowed to. */
export type DecisionFilter = 'all' | 'read' | 'reply' | 'hand-over' | 'others';

interface OversightState extends Pages<DecisionRow> {
  readonly filter: DecisionFilter;
  /** A whole case, oldest line first; null while the list is shown. */
  readonly opened: readonly OpenedDecision[] | null;
  readonly verified: VerifiedLog | 'verifying' | null;
  readonly figures: PilotFigures | null;
  readonly problem: string | null;
  readonly load: (filter: DecisionFilter) => Promise<void>;
  readonly look: Pager['look'];
  readonly open: (id: string) => Promise<void>;
  readonly back: () => void;
  readonly verify: () => Promise<void>;
  /** Lets a person choose a file and writes the log into it. Resolves to a sentence, or null when none was chosen. */
  readonly exportLog: (words: boolean) => Promise<string | null>;
  readonly erase: (customer: string) => Promise<ErasedCustomer | null>;
  readonly compare: () => Promise<void>;
}

export type OversightStore = StoreApi<OversightState>;

const kindsOf = {
  all: [],
  read: ['read'],
  reply: ['reply'],
  'hand-over': ['hand-over'],
  others: ['wrong', 'paused', 'resumed', 'pilot', 'erased', 'begun'],
} as const satisfies Record<DecisionFilter, readonly string[]>;

/** The decision log as far as it was looked at, and what the comparison shows. */
export function createOversightStore(api: DeskApi): OversightStore {
  return createStore<OversightState>()((set, get) => {
    const failed = (error: unknown): void => {
      set({ problem: sentenceOf(error) });
    };
    async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
      try {
        const result = await work();
        set({ problem: null });
        return result;
      } catch (error) {
        failed(error);
        return null;
      }
    }
    const pager = createPager<DecisionRow>({
      fetch: (offset, limit) => api.call('log.list', { offset, limit, kinds: [...kindsOf[get().filter]] }),
      get,
      set,
      failed,
    });

    return {
      total: null,
      pages: new Map(),
      list: 0,
      filter: 'all',
      opened: null,
      verified: null,
      figures: null,
      problem: null,
      async load(filter) {
        set({ filter, opened: null, verified: null, problem: null });
        await pager.restart();
      },
      look(first, last) {
        pager.look(first, last);
      },
      async open(id) {
        await attempt(async () => set({ opened: (await api.call('log.open', { id })).lines }));
      },
      back() {
        set({ opened: null });
      },
      async verify() {
        set({ verified: 'verifying' });
        set({ verified: await attempt(() => api.call('log.verify', {})) });
      },
      exportLog: (words) =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'new log' });
          if (path === undefined) return null;
          const format = path.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
          const { lines, head } = await api.call('log.export', { path, format, words });
          const mark = head === null ? '' : ` Its last line is ${head.sequence}, ${head.hash.slice(0, 12)}….`;
          return `Wrote ${lines} lines to ${path}.${mark}`;
        }),
      async erase(customer) {
        const erased = await attempt(() => api.call('log.erase', { customer }));
        if (erased !== null) await pager.restart();
        return erased;
      },
      async compare() {
        await attempt(async () => set({ figures: await api.call('pilot.figures', {}) }));
      },
    };
  });
}
