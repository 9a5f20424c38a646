import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../i18n.ts';
import type { DeskApi } from '../../preload/client.ts';
import type {
  AuditRow,
  CallInput,
  ErasureResult,
  AuditRowDetail,
  ExperimentResults,
  AuditVerification,
  CustomerIdentifier,
} from '../../preload/contract.ts';
import { createPager, type Pager, type Pages } from './pager.ts';
import { problemText } from './problem.ts';
import { createActions } from './resource.ts';
import { dayMs } from '../../preload/shared/days.ts';

/** Cases that a figure of the report counts. */
type CountedCases = Omit<CallInput<'report.cases'>, 'offset' | 'limit'>;

type Where = NonNullable<CallInput<'audit.list'>['where']>;

/** What the list is filtered by; `days`: how many back, null for all. */
export interface AuditFilter extends Omit<Where, 'since'> {
  readonly kind: 'all' | 'read' | 'reply' | 'handover' | 'others';
  readonly days: number | null;
}

export const noFilter: AuditFilter = { kind: 'all', days: null, outcome: null, queue: null, text: '' };

interface AuditState extends Pages<AuditRow> {
  readonly filter: AuditFilter;
  /** Shown instead of the lines of the filter; null for all of these. */
  readonly counted: CountedCases | null;
  /** A whole case, oldest line first; null while the list is shown. */
  readonly openedCase: readonly AuditRowDetail[] | null;
  readonly verification: AuditVerification | 'verifying' | null;
  readonly results: ExperimentResults | null;
  readonly problem: string | null;
  /** From the beginning, with these parts of the filter changed. */
  readonly load: (part: Partial<AuditFilter>) => Promise<void>;
  /** Lists the cases that a figure counts, until `load` lists lines again. */
  readonly loadCounted: (counted: CountedCases) => Promise<void>;
  readonly setVisibleRange: Pager['setVisibleRange'];
  readonly openCase: (id: string) => Promise<void>;
  readonly closeCase: () => void;
  readonly verify: () => Promise<void>;
  /** Lets a person choose a file and writes the log into it. Resolves to a sentence, or null when none was chosen. */
  readonly exportLog: (words: boolean) => Promise<string | null>;
  /** What else a customer is known by; null when that could not be found out. */
  readonly findCustomer: (customer: string) => Promise<readonly CustomerIdentifier[] | null>;
  readonly erase: (customer: string, also: readonly string[]) => Promise<ErasureResult | null>;
  readonly loadResults: () => Promise<void>;
}

export type AuditStore = StoreApi<AuditState>;

const kindsOf = {
  all: [],
  read: ['read'],
  reply: ['reply'],
  handover: ['handover'],
  others: [
    'wrong',
    'paused',
    'resumed',
    'experiment',
    'erased',
    'begun',
    'unlocked',
    'not-scam',
    'fairness',
    'quality',
    'ratings',
  ],
} as const satisfies Record<AuditFilter['kind'], readonly string[]>;

/** The audit log as far as it was loaded, and the results of the experiment. */
export function createAuditStore(api: DeskApi): AuditStore {
  return createStore<AuditState>()((set, get) => {
    const { attempt } = createActions(set);
    const pager = createPager<AuditRow>({
      fetch(offset, limit) {
        const { counted, filter } = get();
        if (counted !== null) return api.call('report.cases', { ...counted, offset, limit });
        const { kind, days, ...where } = filter;
        const since = days === null ? null : Date.now() - days * dayMs;
        return api.call('audit.list', {
          offset,
          limit,
          kinds: [...kindsOf[kind]],
          where: { ...where, since },
        });
      },
      get,
      set,
      onError: (error) => set({ problem: problemText(error) }),
      prefetchPages: 3,
    });

    return {
      total: null,
      pages: new Map(),
      listVersion: 0,
      filter: noFilter,
      counted: null,
      openedCase: null,
      verification: null,
      results: null,
      problem: null,
      async load(part) {
        const filter = { ...get().filter, ...part };
        set({ filter, counted: null, openedCase: null, verification: null, problem: null });
        await pager.restart();
      },
      async loadCounted(counted) {
        set({ counted, filter: noFilter, openedCase: null, verification: null, problem: null });
        await pager.restart();
      },
      setVisibleRange(first, last) {
        pager.setVisibleRange(first, last);
      },
      async openCase(id) {
        await attempt(async () => set({ openedCase: (await api.call('audit.get', { id })).lines }));
      },
      closeCase() {
        set({ openedCase: null });
      },
      async verify() {
        set({ verification: 'verifying' });
        set({ verification: await attempt(() => api.call('audit.verify', {})) });
      },
      exportLog: (words) =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'new log' });
          if (path === undefined) return null;
          const format = path.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
          const { lines, head } = await api.call('audit.export', { path, format, words });
          return [
            t('audit.exported', { count: lines, path }),
            ...(head === null
              ? []
              : [t('audit.lastLine', { line: head.sequence, hash: head.hash.slice(0, 12) })]),
          ].join(' ');
        }),
      findCustomer: (customer) =>
        attempt(async () => (await api.call('audit.findCustomer', { customer })).identifiers),
      async erase(customer, also) {
        const erased = await attempt(() => api.call('audit.erase', { customer, also: [...also] }));
        if (erased !== null) await pager.restart();
        return erased;
      },
      async loadResults() {
        await attempt(async () => set({ results: await api.call('experiment.results', {}) }));
      },
    };
  });
}
