import type { Translate } from '../../../locales/keys.ts';
import type {
  Alert,
  AuditRow,
  CallInput,
  CallOutput,
  ContactReason,
  Measured,
  Report,
  ReportPeriod,
  Settings,
  Recommendation,
  WholeReport,
} from '../../../preload/contract.ts';
import { isRatedFigure, type RatedFigure } from '../../../preload/shared/rated-figures.ts';
import { toAuditRow } from '../audit/facts.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { Changes } from '../changes.ts';
import type { Log } from '../ports.ts';
import { DeskFailure } from '../failure.ts';
import type { Between } from '../store/case-trends.ts';
import type { Store } from '../store/store.ts';
import { toStoredWord } from '../store/stored-words.ts';
import type { UnfinishedFiles } from '../store/unfinished-files.ts';
import { findAlerts } from './alerts.ts';
import { createReport, createSavingMeter, figureRules } from './figures.ts';
import { reportAsCsv } from './files/report-csv.ts';
import { reportAsHtml, reportAsText, wordReport } from './files/report-text.ts';
import { faqAsHtml, faqAsMarkdown } from './files/faq-page.ts';
import { withoutNames } from './files/without-names.ts';
import { writeReportFile } from './files/write-report.ts';
import { fairnessOf } from './recorded-fairness.ts';
import { createLedger } from './ledger.ts';
import { daysUpTo, toPeriod } from './periods.ts';
import { findContactReasons, mostAsked, titleOf } from './contact-reasons.ts';
import { findRecommendations, type RecommendationDeps } from './recommendations.ts';

/** What the team did, counted from the audit log. */
export interface ReportRoom {
  /** Takes in what the log has, in the background. */
  start(): void;
  /** Everything that the log has is counted. */
  upToDate(): Promise<void>;
  figures(days: CallInput<'report.figures'>): Promise<Report>;
  /** With the figures of the other pages. */
  whole(days: CallInput<'report.whole'>): Promise<WholeReport>;
  cases(
    query: CallInput<'report.cases'>,
  ): Promise<{ readonly total: number; readonly rows: readonly AuditRow[] }>;
  recommendations(): Promise<readonly Recommendation[]>;
  alerts(): Promise<readonly Alert[]>;
  reasons(days: CallInput<'report.reasons'>): Promise<readonly ContactReason[]>;
  exportFaq(input: CallInput<'report.exportFaq'>): Promise<CallOutput<'report.exportFaq'>>;
  /** A report as a file has it, in words where it is one for people. */
  write(report: WholeReport, format: CallInput<'report.export'>['format']): string;
  export(input: CallInput<'report.export'>): Promise<{ readonly path: string }>;
  savePicture(input: CallInput<'report.savePicture'>): Promise<{ readonly path: string }>;
  close(): Promise<void>;
}

/** What a PNG begins with: nothing else is written under the name of a picture. */
const pngStart = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export function createReportRoom({
  store,
  settings,
  writer,
  isBusy,
  changes,
  log,
  unfinished,
  t,
  locale,
  colleagues,
  csat,
  ratedCases,
  beside,
  ...recommendation
}: Omit<RecommendationDeps, 'store'> & {
  readonly store: Pick<Store, 'auditLog' | 'caseFacts' | 'documents' | 'entries' | 'passages'>;
  readonly settings: { get(): Settings };
  readonly writer: Pick<AuditWriter, 'flush'>;
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
  readonly unfinished: UnfinishedFiles;
  readonly t: Translate;
  /** Of `t`, BCP 47. */
  readonly locale: () => string;
  /** Names of those who work here: they leave in no file. */
  readonly colleagues: () => readonly string[];
  /** Satisfied customers of those who rated, in a period; null without ratings. */
  readonly csat?: (at: ReportPeriod) => Measured | null;
  /** Lines with which the cases began that a figure of ratings counts, newest first. */
  readonly ratedCases: (
    figure: RatedFigure,
    query: Between & {
      readonly offset: number;
      readonly limit: number;
      readonly way?: 'assisted' | 'by hand' | undefined;
      readonly answer?: string | undefined;
    },
  ) => { readonly total: number; readonly lines: readonly number[] };
  /** What other pages say of a period. */
  readonly beside?: (days: CallInput<'report.whole'>) => Promise<Omit<WholeReport, keyof Report>>;
}): ReportRoom {
  const { auditLog, caseFacts } = store;
  const savingSince = createSavingMeter(caseFacts);
  const ledger = createLedger({ store, isBusy, changes, log });

  async function upToDate(): Promise<void> {
    writer.flush();
    await ledger.catchUp();
  }

  /** When the experiment began, as the log says it: an export has it, too. */
  function experimentSince(): number | null {
    const facts: unknown = JSON.parse(auditLog.lastFacts(toStoredWord('experiment')) ?? '{}');
    const since = typeof facts === 'object' && facts !== null && 'since' in facts ? facts.since : null;
    return typeof since === 'number' ? since : null;
  }

  function lastFairness(): Report['fairness'] {
    const [row] = auditLog.page({ offset: 0, limit: 1, kinds: ['fairness'] }).rows;
    const check = row === undefined ? null : fairnessOf(row.facts);
    if (row === undefined || check === null) return null;
    return { at: row.at, comparisons: check.comparisons.filter(({ isTold }) => isTold) };
  }

  async function figures(days: CallInput<'report.figures'>): Promise<Report> {
    await upToDate();
    const names = new Map(settings.get().queues.map(({ id, name }) => [id, name]));
    const queueName = (id: string): string => names.get(id) ?? id;
    const since = experimentSince();
    const saving = since === null ? { longer: null, casesMissing: null } : savingSince(since);
    const { targets } = settings.get();
    return createReport(days, {
      caseFacts,
      saving,
      queueName,
      answerTitle: (answer) => titleOf(store, answer) ?? null,
      fairness: lastFairness(),
      targets,
      csat,
    });
  }

  async function whole(days: CallInput<'report.whole'>): Promise<WholeReport> {
    const others = (await beside?.(days)) ?? {
      outcomes: null,
      experiment: null,
      library: null,
      customersAtRisk: null,
      quality: [],
      measuredOn: {
        badlyRated: null,
        experiment: null,
        quality: null,
        library: null,
        customersAtRisk: null,
      },
    };
    return { ...(await figures(days)), ...others };
  }

  const write: ReportRoom['write'] = (report, format) => {
    if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
    if (format === 'csv') return reportAsCsv(t, report);
    const worded = wordReport(t, report);
    return format === 'text' ? reportAsText(worded) : reportAsHtml(worded, locale());
  };

  return {
    start: () => ledger.schedule(),
    upToDate,
    figures,
    whole,
    async cases({ figure, firstDay, lastDay, ...query }) {
      await upToDate();
      const { from, to } = toPeriod({ firstDay, lastDay });
      const { total, lines } = isRatedFigure(figure)
        ? ratedCases(figure, { from, to, ...query, answer: query.answer ?? undefined })
        : caseFacts.lines(figureRules[figure].cases, { from, to, ...query });
      // Figures are of the team: who worked on a case is looked up in the log, not here.
      return { total, rows: auditLog.bySequence(lines).map((line) => ({ ...toAuditRow(line), by: null })) };
    },
    async recommendations() {
      await upToDate();
      return findRecommendations({ store, ...recommendation });
    },
    async alerts() {
      await upToDate();
      const { firstDay, lastDay } = daysUpTo(recommendation.now(), 1);
      const queues = new Map(settings.get().queues.map(({ id, name }) => [id, name]));
      const rules = new Map(settings.get().rules.map(({ id, name }) => [id, name]));
      return findAlerts(caseFacts, toPeriod({ firstDay, lastDay }).to, (kind, id) =>
        kind === 'queue' ? queues.get(id) : kind === 'rule' ? rules.get(id) : titleOf(store, id),
      );
    },
    async reasons(days) {
      await upToDate();
      return findContactReasons(store, days);
    },
    async exportFaq({ path, format }) {
      await upToDate();
      const entries = mostAsked(store, recommendation.now());
      if (entries.length === 0) throw new DeskFailure('not_found', { reason: 'export' });
      const title = t('report.reasons.faqTitle');
      const page = format === 'html' ? faqAsHtml(title, entries, locale()) : faqAsMarkdown(title, entries);
      await writeReportFile(path, page, unfinished);
      return { path, questions: entries.length };
    },
    write,
    async export({ path, format, ...days }) {
      await writeReportFile(path, write(withoutNames(await whole(days), colleagues()), format), unfinished);
      return { path };
    },
    async savePicture({ path, png }) {
      const bytes = Buffer.from(png, 'base64');
      if (!bytes.subarray(0, pngStart.length).equals(pngStart)) throw new DeskFailure('bad_request');
      await writeReportFile(path, bytes, unfinished);
      return { path };
    },
    close: () => ledger.close(),
  };
}
