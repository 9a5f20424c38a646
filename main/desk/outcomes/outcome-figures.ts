import type { Measured, Outcome, Outcomes, ReportPeriod } from '../../../preload/contract.ts';
import { z95 } from '../experiment/statistics.ts';
import { medianOf, share } from '../report/intervals.ts';
import { daysUpTo, periodsUpTo, toPeriod } from '../report/periods.ts';
import type { RatingFactsTable } from '../store/store.ts';
import { isGood } from './rating-values.ts';

type Values = ReturnType<RatingFactsTable['values']>;

/**
 * Promoters less detractors, with the interval of Wald on three answers more (¾, 1½, ¾), which holds for few of them as well. Null
 * of nothing.
 */
function netPromoters(values: readonly number[]): Measured | null {
  const n = values.length;
  if (n === 0) return null;
  const [up, down] = [
    values.filter((value) => value >= 9).length,
    values.filter((value) => value <= 6).length,
  ];
  const more = n + 3;
  const [p, q] = [(up + 0.75) / more, (down + 0.75) / more];
  const half = z95 * Math.sqrt((p + q - (p - q) ** 2) / more);
  return {
    value: (up - down) / n,
    low: Math.max(-1, p - q - half),
    high: Math.min(1, p - q + half),
    of: n,
  };
}

const goodShare = (values: readonly number[]): Measured | null =>
  share(values.filter((value) => isGood({ measure: 'csat', value })).length, values.length);

/** Satisfied customers of those who rated, in a period; null without ratings. */
export const satisfiedIn = (
  ratingFacts: Pick<RatingFactsTable, 'values'>,
  at: Pick<ReportPeriod, 'from' | 'to'>,
): Measured | null => goodShare(ratingFacts.values('csat', at).map(({ value }) => value));

const byWay = (values: Values, of: (values: readonly number[]) => Measured | null): Outcome => ({
  all: of(values.map(({ value }) => value)),
  assisted: of(values.flatMap(({ value, way }) => (way === 'assisted' ? [value] : []))),
  byHand: of(values.flatMap(({ value, way }) => (way === 'by hand' ? [value] : []))),
});

/** What became of the cases of a period; docs/report-figures.md says how each is counted. */
export function outcomeFigures(
  days: { readonly firstDay: string; readonly lastDay: string },
  ratingFacts: Pick<RatingFactsTable, 'values' | 'firstAt'>,
): Omit<Outcomes, 'badlyRated' | 'badlyRatedOn' | 'imports'> {
  const period = toPeriod(days);
  const left = ratingFacts.values('left', period);
  return {
    period,
    csat: byWay(ratingFacts.values('csat', period), goodShare),
    nps: byWay(ratingFacts.values('nps', period), netPromoters),
    resolution: resolutionOf(ratingFacts.values('resolution', period)),
    left: { customers: left.length, wrote: left.filter(({ way }) => way !== null).length },
    points: periodsUpTo(period).map((at) => ({
      period: at,
      csat: satisfiedIn(ratingFacts, at),
    })),
    firstAt: ratingFacts.firstAt(),
  };
}

/** Answers are told from the ratings of a year: of a week or a month there are too few. */
export const yearUpTo = ({ to }: Pick<ReportPeriod, 'to'>): Pick<ReportPeriod, 'firstDay' | 'lastDay'> =>
  daysUpTo(to - 1, 365);

/** A thread that no case was read for was answered without the desk. */
const resolutionOf = (values: Values): Outcome =>
  byWay(
    values.map(({ value, way }) => ({ value, way: way ?? 'by hand' })),
    (times) => medianOf(Float64Array.from(times)),
  );
