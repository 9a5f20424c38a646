import { isRatedFigure } from '../../../preload/shared/rated-figures.ts';
import type {
  Alert,
  CallInput,
  Figure,
  Measured,
  ReportPeriod,
  TimeSaved,
  Recommendation,
} from '../../../preload/contract.ts';
import * as words from '../../../locales/word-report.ts';
import { t } from '../../i18n.ts';

export const valueText = (kind: Figure['kind'], value: number): string => words.valueText(t, kind, value);
export const intervalText = (kind: Figure['kind'], measured: Measured): string =>
  words.intervalText(t, kind, measured);
export const changeText = (figure: Figure): string => words.changeText(t, figure);
export const trendText = (trend: Figure['trend']): string => words.trendText(t, trend);
export const savedText = (saved: TimeSaved): string => words.savedText(t, saved);

export const rangeText = ({ from, to }: Pick<ReportPeriod, 'from' | 'to'>): string =>
  t('report.range', { from, to: to - 1 });

export const recommendationText = (one: Recommendation): string => words.recommendationText(t, one);

/** Days of the local calendar as moments; the end is exclusive. */
export const momentsOf = ({
  firstDay,
  lastDay,
}: Pick<ReportPeriod, 'firstDay' | 'lastDay'>): Pick<ReportPeriod, 'from' | 'to'> => ({
  from: new Date(`${firstDay}T00:00`).getTime(),
  to: new Date(`${lastDay}T23:59:59.999`).getTime() + 1,
});

export const alertText = (alert: Alert): string => words.alertText(t, alert);

/** What can be done about it. */
export const adviceText = (alert: Alert): string => words.adviceText(t, alert);

/** What cases are counted by: a figure of the report, or ratings. */
export function countedText({ figure, way }: Pick<CallInput<'report.cases'>, 'figure' | 'way'>): string {
  if (!isRatedFigure(figure)) return t(`report.figures.${figure}`);
  const name =
    figure === 'left'
      ? t('report.outcomes.left')
      : figure === 'badly_rated'
        ? t('outcomes.columns.bad')
        : t(`outcomes.measures.${figure}`);
  if (way === undefined) return name;
  return t('outcomes.byWay', {
    name,
    way: t(way === 'assisted' ? 'outcomes.columns.assisted' : 'outcomes.columns.byHand'),
  });
}
