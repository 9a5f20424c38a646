import Papa from 'papaparse';
import type { Translate } from '../../../../locales/keys.ts';
import { toldText } from '../../../../locales/word-fairness.ts';
import { targetText } from '../../../../locales/word-report.ts';
import { wordStatements } from '../../../../locales/word.ts';
import type { Measured, Outcome, ReportPeriod, WholeReport } from '../../../../preload/contract.ts';
import { daysUpTo } from '../periods.ts';

const columns = ['figure', 'queue', 'firstDay', 'lastDay', 'value', 'low', 'high', 'of', 'says'] as const;
type CsvRow = Readonly<Record<(typeof columns)[number], string | number>>;
type Days = Pick<ReportPeriod, 'firstDay' | 'lastDay'>;
type Rows = (
  figure: string,
  numbers: Numbers | null,
  about?: { readonly queue?: string; readonly at?: Days | null; readonly says?: string },
) => readonly CsvRow[];
type Numbers = Partial<Readonly<Record<keyof Measured, number | null>>>;

const isSame = (a: Days, b: Days): boolean => a.firstDay === b.firstDay && a.lastDay === b.lastDay;

/**
 * A number a row, for a spreadsheet, with the first and last day of what was measured: shares from 0 to 1, times in milliseconds.
 * Names are those of the JSON; what a target, a finding or the experiment comes to is said in `says`, in the language of `t`.
 */
export function reportAsCsv(t: Translate, report: WholeReport): string {
  const { period, periods, figures, queues, targets, fairness, reliability, timeSaved, measuredOn } = report;
  const row = (
    figure: string,
    numbers: Numbers | null,
    { queue = '', at = period, says = '' }: { queue?: string; at?: Days | null; says?: string } = {},
  ): readonly CsvRow[] =>
    numbers === null
      ? []
      : [
          {
            figure,
            queue,
            firstDay: at?.firstDay ?? '',
            lastDay: at?.lastDay ?? '',
            value: numbers.value ?? '',
            low: numbers.low ?? '',
            high: numbers.high ?? '',
            of: numbers.of ?? '',
            says,
          },
        ];
  const checkedOn = fairness === null ? null : daysUpTo(fairness.at, 1);
  const rows = [
    ...figures.flatMap(({ name, now }) => row(name, now)),
    ...figures.flatMap(({ name, points }) =>
      periods.flatMap((at, nth) => (isSame(at, period) ? [] : row(name, points[nth] ?? null, { at }))),
    ),
    ...row('time_saved', timeSaved.share),
    ...row('time_saved_ms', timeSaved.ms),
    ...queues.flatMap(({ queue, messages, answered, handedOver, heldBack, upset }) => {
      const name = { queue: queue?.name ?? '-' };
      return [
        ...row('messages', { value: messages }, name),
        ...row('answered', answered, name),
        ...row('handed_over', handedOver, name),
        ...row('held_back', heldBack, name),
        ...row('upset', upset, name),
      ];
    }),
    ...contactRows(report, row),
    ...reliability.flatMap(({ confidence, taken }) => row(`taken_at_${Math.round(confidence * 100)}`, taken)),
    ...outcomeRows(report.outcomes, row),
    ...(report.outcomes === null
      ? []
      : row('badly_rated_answers', { value: report.outcomes.badlyRated }, { at: measuredOn.badlyRated })),
    ...targets.flatMap((one) =>
      row(`target_${one.name}`, one.now ?? {}, {
        says: `${t(`report.targets.states.${one.state}`)}: ${targetText(t, one)}`,
      }),
    ),
    ...(report.experiment?.effects ?? []).flatMap(({ metric, summary, ...interval }) =>
      row(`experiment_${metric.replace(' ', '_')}`, interval, {
        at: measuredOn.experiment,
        says: wordStatements(t, 'audit.experiment.says', ...summary),
      }),
    ),
    ...(report.experiment === null
      ? []
      : row(
          'experiment',
          {},
          {
            at: measuredOn.experiment,
            says: wordStatements(t, 'audit.experiment.says', report.experiment.summary),
          },
        )),
    ...(fairness?.comparisons ?? []).flatMap((one) =>
      row(
        `fairness_${one.measure}`,
        { value: one.value, low: one.low, high: one.high, of: one.of[0] },
        { at: checkedOn, says: toldText(t, one) },
      ),
    ),
    ...(fairness === null
      ? []
      : row(
          'fairness_findings',
          { value: fairness.comparisons.length },
          { at: checkedOn, says: t('fairness.report.checked', { at: fairness.at }) },
        )),
    ...row('library_covers', report.library, { at: measuredOn.library }),
    ...(report.customersAtRisk === null
      ? []
      : row('customers_at_risk', { value: report.customersAtRisk }, { at: measuredOn.customersAtRisk })),
    ...report.quality.flatMap(({ point, yes }) =>
      row(`quality_${point}`, yes, { at: measuredOn.quality, says: t(`quality.points.${point}`) }),
    ),
  ];
  // The name of a queue is a person's: a spreadsheet must not take it for a formula.
  return `${Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: true })}\n`;
}

/** Of the period itself the messages of the queues that had some stand above. */
const contactRows = ({ contactTrends, periods, period, queues }: WholeReport, row: Rows): readonly CsvRow[] =>
  (['queues', 'topics'] as const).flatMap((kind) =>
    contactTrends[kind].flatMap(({ about, points }, nth) => {
      const queue =
        about.kind === 'queue' ? about.name : kind === 'queues' && about.kind === 'none' ? '-' : '';
      const figure =
        queue !== ''
          ? 'messages'
          : `${kind === 'queues' ? 'queue' : 'topic'}_${about.kind === 'topic' ? String(nth + 1) : about.kind}`;
      const id = about.kind === 'queue' ? about.id : null;
      const isAbove = queue !== '' && queues.some((one) => (one.queue?.id ?? null) === id);
      return periods.flatMap((at, place) =>
        isAbove && isSame(at, period) ? [] : row(figure, points[place] ?? null, { queue, at }),
      );
    }),
  );

function outcomeRows(outcomes: WholeReport['outcomes'], row: Rows): readonly CsvRow[] {
  if (outcomes === null) return [];
  const { csat, nps, resolution, left } = outcomes;
  const ways = (name: string, { all, assisted, byHand }: Outcome): readonly CsvRow[] => [
    ...row(name, all),
    ...row(`${name}_assisted`, assisted),
    ...row(`${name}_by_hand`, byHand),
  ];
  return [
    ...ways('csat', csat),
    ...ways('nps', nps),
    ...ways('resolution', resolution),
    ...row('left', { value: left.customers }),
    ...row('left_wrote', { value: left.wrote }),
  ];
}
