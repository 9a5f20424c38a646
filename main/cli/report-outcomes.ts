import { intervalText, valueText } from '../../locales/word-report.ts';
import type { Measured, Outcomes } from '../../preload/contract.ts';
import { mask } from '../desk/privacy/pii/mask.ts';
import { t } from './i18n.ts';

/** What became of the cases, as lines: each figure altogether, with the library and by hand. */
export function outcomesAsText({ csat, nps, resolution, left, badlyRated }: Outcomes): string {
  const lines: string[] = [];
  for (const [name, kind, { all, assisted, byHand }] of [
    ['csat', 'share', csat],
    ['resolution', 'time', resolution],
  ] as const) {
    if (all === null) continue;
    const figureText = (measured: Measured | null): string =>
      measured === null ? '–' : `${valueText(t, kind, measured.value)} (${intervalText(t, kind, measured)})`;
    lines.push(
      `${t(`outcomes.measures.${name}`)}: ${figureText(all)}`,
      `  ${t('outcomes.columns.assisted')}: ${figureText(assisted)}`,
      `  ${t('outcomes.columns.byHand')}: ${figureText(byHand)}`,
    );
  }
  const points = (value: number): string => String(Math.round(value * 100));
  if (nps.all !== null) {
    const { value, low, high } = nps.all;
    const range = t('report.interval', { low: points(low), high: points(high) });
    lines.push(`${t('outcomes.measures.nps')}: ${points(value)} (${range})`);
  }
  if (left.customers > 0)
    lines.push(t('outcomes.left', { count: left.customers, wrote: String(left.wrote) }));
  for (const { about, bad, ratings } of badlyRated)
    lines.push(
      `${t('outcomes.columns.bad')}: ${t('outcomes.badly.of', { bad: String(bad), count: ratings })}, ${about}`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

/** What a shop calls its answers may name somebody, and what is printed here goes to others. */
export const withoutTitledNames = (outcomes: Outcomes): Outcomes => ({
  ...outcomes,
  badlyRated: outcomes.badlyRated.map((one) => ({ ...one, about: mask(one.about) })),
});
