import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type {
  Alert,
  ContactReason,
  GapDraft,
  Report,
  ReportPeriod,
  Recommendation,
} from '../../preload/contract.ts';
import { t } from '../i18n.ts';
import { createResource, followEvents } from './resource.ts';

/** What days are reported: the last seven, the last whole month of the calendar, or as they were chosen. */
export type PeriodChoice = 'week' | 'month' | 'custom';
type Days = Pick<ReportPeriod, 'firstDay' | 'lastDay'>;

/** What the report shows at a time. */
export type ReportPage = 'overview' | 'outcomes' | 'customers' | 'fairness' | 'quality' | 'library';

interface ReportState {
  readonly page: ReportPage;
  readonly choice: PeriodChoice;
  readonly days: Days;
  /** Null until loaded. */
  readonly report: Report | null;
  readonly recommendations: readonly Recommendation[];
  readonly alerts: readonly Alert[];
  readonly reasons: readonly ContactReason[];
  readonly problem: string | null;
  readonly showPage: (page: ReportPage) => void;
  readonly choose: (choice: PeriodChoice) => void;
  /** Days that are not in order are kept and not asked for. */
  readonly setDays: (days: Days) => void;
  /** Keeps the days those of today, for a page that shows them without the report; returns the function that stops. */
  readonly followToday: () => () => void;
  /** Lets a person choose a file and writes the report into it. Resolves to its path; null when none was chosen. */
  readonly save: () => Promise<string | null>;
  /** The same with the picture of a chart, a PNG in base64. */
  readonly savePicture: (png: string) => Promise<string | null>;
  /** A page for the shop's own site; resolves to a sentence, null when no file was chosen. */
  readonly saveFaq: () => Promise<string | null>;
  /** The page as it is, by the system's print dialog. */
  readonly print: () => Promise<void>;
  /** What the entry editor begins with, or null when that failed. */
  readonly draftGap: (cluster: string) => Promise<GapDraft | null>;
  /** Loads, and follows what is done while it is shown; returns the function that stops. */
  readonly start: () => () => void;
}

export type ReportStore = StoreApi<ReportState>;

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The days that a choice means today. */
function daysOf(choice: Exclude<PeriodChoice, 'custom'>, today: Date): Days {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return choice === 'week'
    ? { firstDay: dayOf(new Date(year, month, date - 6)), lastDay: dayOf(today) }
    : { firstDay: dayOf(new Date(year, month - 1, 1)), lastDay: dayOf(new Date(year, month, 0)) };
}

const formats = { html: 'html', csv: 'csv', json: 'json', txt: 'text' } as const;

/** The figures of a period, and what is to be done about them. */
export function createReportStore(api: DeskApi): ReportStore {
  return createStore<ReportState>()((set, get) => {
    const { load, attempt, start } = createResource({
      api,
      events: ['report.changed', 'gaps.changed', 'review.changed', 'settings.changed'],
      async fetch() {
        const asked = daysNow();
        const [report, recommendations, alerts, reasons] = await Promise.all([
          api.call('report.figures', asked),
          api.call('report.recommendations', {}),
          api.call('report.alerts', {}),
          api.call('report.reasons', asked),
        ]);
        return { report, recommendations, alerts, reasons, days: asked };
      },
      apply: (found) => set(found),
      set,
    });
    /** A week that was opened yesterday goes on today. */
    function daysNow(): Days {
      const { choice, days } = get();
      return choice === 'custom' ? days : daysOf(choice, new Date());
    }
    function renewDays(): void {
      const before = get().days;
      const days = daysNow();
      if (days.firstDay !== before.firstDay || days.lastDay !== before.lastDay) set({ days });
    }
    const isWholePeriod = ({ firstDay, lastDay }: Days): boolean =>
      firstDay !== '' && lastDay !== '' && firstDay <= lastDay;

    return {
      page: 'overview',
      choice: 'week',
      days: daysOf('week', new Date()),
      report: null,
      recommendations: [],
      alerts: [],
      reasons: [],
      problem: null,
      // What went wrong on another page is not this one's.
      showPage: (page) => set({ page, problem: null }),
      choose(choice) {
        set({ choice, ...(choice !== 'custom' && { days: daysOf(choice, new Date()) }) });
        if (isWholePeriod(get().days)) void load();
      },
      setDays(days) {
        set({ choice: 'custom', days });
        if (isWholePeriod(days)) void load();
      },
      followToday() {
        renewDays();
        return followEvents(api, ['report.changed'], renewDays);
      },
      save: () =>
        attempt(async () => {
          const { days } = get();
          const [path] = await api.call('shell.pick', { what: 'new report' });
          if (path === undefined) return null;
          const ending = path.split('.').at(-1)?.toLowerCase();
          if (ending === 'pdf') await api.call('shell.printPage', { path });
          else {
            const format = formats[ending as keyof typeof formats] ?? 'html';
            await api.call('report.export', { ...days, path, format });
          }
          return t('report.saved_to', { path });
        }),
      savePicture: (png) =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'new picture' });
          if (path === undefined) return null;
          await api.call('report.savePicture', { path, png });
          return t('report.saved_to', { path });
        }),
      saveFaq: () =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'new faq' });
          if (path === undefined) return null;
          const format = path.toLowerCase().endsWith('.md') ? 'markdown' : 'html';
          const { questions } = await api.call('report.exportFaq', { path, format });
          return t('report.reasons.faqSaved', { count: questions, path });
        }),
      async print() {
        await attempt(() => api.call('shell.print', {}));
      },
      draftGap: (cluster) => attempt(() => api.call('gaps.draftEntry', { cluster })),
      start,
    };
  });
}
