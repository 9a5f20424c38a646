import { adviceText, alertText, recommendationText } from '../../locales/word-report.ts';
import type { DeskApi } from '../../preload/client.ts';
import type { Alert, BadlyRated, CallInput, ContactReason, Recommendation } from '../../preload/contract.ts';
import { mask } from '../desk/privacy/pii/mask.ts';
import type { WordedTable } from '../desk/report/files/report-tables.ts';
import { t } from './i18n.ts';

/** What the page says in words of the shop's own: it is printed for the owner, and stands in no file for others. */
export interface PageInWords {
  readonly recommendations: readonly Recommendation[];
  readonly alerts: readonly Alert[];
  readonly reasons: readonly ContactReason[];
  readonly badlyRated: readonly BadlyRated[];
}

/** What is printed is piped on: titles of answers may name somebody. */
export async function readPage(api: DeskApi, days: CallInput<'report.reasons'>): Promise<PageInWords> {
  const masked = <One extends { readonly about: string }>(one: One): One => ({
    ...one,
    about: mask(one.about),
  });
  const [recommendations, alerts, reasons, { badlyRated }] = await Promise.all([
    api.call('report.recommendations', {}),
    api.call('report.alerts', {}),
    api.call('report.reasons', days),
    api.call('outcomes.figures', days),
  ]);
  return {
    recommendations: recommendations
      .map(masked)
      .map((one) =>
        one.kind === 'contradiction' && one.otherAbout !== null
          ? { ...one, otherAbout: mask(one.otherAbout) }
          : one,
      ),
    alerts: alerts.map((alert) =>
      alert.kind === 'rise'
        ? { ...alert, subject: { ...alert.subject, name: mask(alert.subject.name) } }
        : alert,
    ),
    reasons: reasons.map(masked),
    badlyRated: badlyRated.map(masked),
  };
}

/** The same as tables, what is to be done first. */
export const pageTables = ({
  recommendations,
  alerts,
  reasons,
  badlyRated,
}: PageInWords): readonly WordedTable[] => [
  {
    title: t('report.recommendations.title'),
    head: [''],
    rows: recommendations.map((one, nth) => [`${nth + 1}. ${recommendationText(t, one)}`]),
  },
  {
    title: t('report.alerts.title'),
    head: [''],
    rows: alerts.map((alert) => [`${alertText(t, alert)}. ${adviceText(t, alert)}`]),
  },
  {
    title: t('report.reasons.title'),
    head: [t('report.reasons.about'), t('report.figures.messages'), t('report.reasons.before')],
    rows: reasons.map(({ about, messages, before }) => [about, String(messages), String(before ?? '')]),
  },
  {
    title: t('outcomes.badly.title'),
    head: [t('outcomes.columns.answer'), t('outcomes.columns.bad'), t('outcomes.columns.expected')],
    rows: badlyRated.map(({ about, bad, ratings, expected }) => [
      about,
      t('outcomes.badly.of', { bad: String(bad), count: ratings }),
      String(Math.round(expected * 10) / 10),
    ]),
  },
];
