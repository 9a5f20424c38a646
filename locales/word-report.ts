import type {
  Alert,
  ContactTrend,
  Figure,
  Measured,
  Report,
  TargetName,
  TargetProgress,
  TimeSaved,
  Recommendation,
} from '../preload/contract.ts';
import type { Translate } from './keys.ts';

type Kind = Figure['kind'];

/** What a figure is, in the way of its kind: `1,240`, `62%`, `1 min 35 secs`. */
export const valueText = (t: Translate, kind: Kind, value: number): string =>
  t(`report.values.${kind}`, { value: kind === 'count' ? Math.round(value) : value });

/** What it may be in truth: `58% to 66%`. */
export const intervalText = (
  t: Translate,
  kind: Kind,
  { low, high }: Omit<Measured, 'of' | 'value'>,
): string => t('report.interval', { low: valueText(t, kind, low), high: valueText(t, kind, high) });

/** How it differs from the period before, in words that also hold when nothing differs. */
export function changeText(t: Translate, { kind, change, before }: Figure): string {
  if (before === null || change === null) return t('report.changes.unknown');
  const { value, direction } = change;
  const was = valueText(t, kind, before.value);
  if (direction === null) return t('report.changes.none', { was });
  if (kind === 'share')
    return t(`report.changes.${direction}_points`, { points: Math.round(Math.abs(value) * 100), was });
  return t(`report.changes.${direction}`, { by: Math.abs(value), was });
}

export const trendText = (t: Translate, trend: Figure['trend']): string =>
  trend === null ? '' : t(`report.trends.${trend}`);

/** What suggestions save, or why nobody knows yet. */
export function savedText(t: Translate, { share, ms, casesMissing }: TimeSaved): string {
  if (share === null)
    return casesMissing === null
      ? t('report.saved.notMeasured')
      : t('report.saved.missing', { count: casesMissing });
  const { low, high } = share;
  if (low < 0) return t('report.saved.unclear', { slower: -low, quicker: Math.max(0, high) });
  const said = t('report.saved.share', { low, high });
  return ms === null ? said : t('report.saved.total', { said, low: ms.low, high: ms.high });
}

export const targetValueText = (t: Translate, name: TargetName, value: number): string =>
  valueText(t, name === 'time' ? 'time' : 'share', value);

/** What was wanted, and where it goes: `at most 20%. Getting closer`. */
export function targetText(t: Translate, { name, wanted, now, way }: TargetProgress): string {
  const said = t(
    name === 'time' || name === 'held_back' ? 'report.targets.atMost' : 'report.targets.atLeast',
    {
      value: targetValueText(t, name, wanted),
    },
  );
  return now === null || way === null ? said : `${said}. ${t(`report.targets.ways.${way}`)}`;
}

/** What becomes of cases, in the order in which it is told. */
export const outcomeNames = ['csat', 'nps', 'resolution'] as const;
export type OutcomeName = (typeof outcomeNames)[number];

/** Promoters less detractors are told in points, as everybody does. */
export const outcomeValueText = (t: Translate, name: OutcomeName, value: number): string =>
  name === 'nps'
    ? t('report.values.count', { value: Math.round(value * 100) })
    : valueText(t, name === 'csat' ? 'share' : 'time', value);

export const outcomeIntervalText = (
  t: Translate,
  name: OutcomeName,
  { low, high }: Pick<Measured, 'low' | 'high'>,
): string =>
  t('report.interval', { low: outcomeValueText(t, name, low), high: outcomeValueText(t, name, high) });

/** What is to be done, as a sentence. */
export function recommendationText(t: Translate, one: Recommendation): string {
  const { about } = one;
  if (one.kind === 'gap') return t('report.recommendations.gap', { count: one.messages, about });
  if (one.kind === 'edited')
    return t('report.recommendations.edited', { about, edited: one.edited, used: one.used });
  if (one.kind === 'contradiction') {
    const both = [about, ...(one.otherAbout === null ? [] : [one.otherAbout])];
    return one.messages === 0
      ? t('report.recommendations.contradictionUnused', { about: both })
      : t('report.recommendations.contradiction', { count: one.messages, about: both });
  }
  return t('report.recommendations.stale', { about });
}

/** What is another than before, as a sentence. */
export function alertText(t: Translate, alert: Alert): string {
  if (alert.kind === 'rise') {
    const { subject, since, seen, usual } = alert;
    return t('report.alerts.rise', { about: subject.name, since, seen, usual: Math.round(usual * 10) / 10 });
  }
  const { what, language, since, before, after } = alert;
  return t(`report.alerts.${what}`, { since, before, after, language });
}

/** What can be done about it. */
export const adviceText = (t: Translate, alert: Alert): string =>
  t(`report.alerts.advice.${alert.kind === 'rise' ? 'rise' : alert.what}`);

/** What a line of messages is about. Topics without a name are told by their place among them, from 0. */
export function contactText(
  t: Translate,
  kind: keyof Report['contactTrends'],
  about: ContactTrend['about'],
  nth: number,
): string {
  if (about.kind === 'queue') return about.name;
  if (about.kind === 'topic') return about.name ?? t('report.contacts.numbered', { number: nth + 1 });
  if (about.kind === 'others')
    return t(kind === 'queues' ? 'report.contacts.otherQueues' : 'report.contacts.otherTopics');
  return t(kind === 'queues' ? 'report.noQueue' : 'report.contacts.noTopic');
}
