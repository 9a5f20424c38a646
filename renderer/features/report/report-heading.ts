import { t } from '../../i18n.ts';
import type { ReportPage, ReportStore } from '../../stores/report.ts';
import { momentsOf } from './report-labels.ts';

/** Pages that are of the days that were chosen; the others have days of their own. */
const ofChosenDays: ReadonlySet<ReportPage> = new Set(['overview', 'outcomes']);

export interface ReportHeading {
  readonly page: string;
  /** Of what days and which shop, as far as that is known. */
  readonly about: string;
  /** Both in one line, for the title of a file. */
  readonly title: string;
}

/** What stands over a page on paper: which one, of what days, of which shop. */
export function reportHeading(
  { page, days }: Pick<ReturnType<ReportStore['getState']>, 'page' | 'days'>,
  shop: string,
): ReportHeading {
  const { from, to } = momentsOf(days);
  // A day that is being typed is none yet.
  const hasDays = ofChosenDays.has(page) && Number.isFinite(from) && Number.isFinite(to);
  const name = t(`report.pages.${page}`);
  const report = hasDays ? t('report.titleOf', { from, to: to - 1 }) : t('report.title');
  const about = [report, shop.trim()].filter((words) => words !== '').join(' · ');
  return { page: name, about, title: `${name} · ${about}` };
}
