import path from 'node:path';
import { wordStatements } from '../../locales/word.ts';
import type { DeskApi } from '../../preload/client.ts';
import { reportAsCsv } from '../desk/report/files/report-csv.ts';
import { reportAsHtml, reportAsText, wordReport } from '../desk/report/files/report-text.ts';
import { withoutNames } from '../desk/report/files/without-names.ts';
import { daysUpTo, monthDays } from '../desk/report/periods.ts';
import { parse, UsageError } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { locale, t } from './i18n.ts';
import { outcomesAsText, withoutTitledNames } from './report-outcomes.ts';

const formats = ['text', 'html', 'csv', 'json'] as const;
type ReportFormat = (typeof formats)[number];

/** A day that is one: `2025-02-30` is none. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

function daysFrom({ month, from, to }: Readonly<Record<'month' | 'from' | 'to', string | undefined>>) {
  if (month !== undefined) {
    if (!isDay(`${month}-01`) || from !== undefined || to !== undefined)
      throw new UsageError(t('cli.usage.reportDays'));
    return monthDays(month);
  }
  if (from === undefined && to === undefined) return daysUpTo(Date.now(), 7);
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || from > to)
    throw new UsageError(t('cli.usage.reportDays'));
  return { firstDay: from, lastDay: to };
}

/**
 * `desk report [--month YYYY-MM | --from DAY --to DAY] [--format text|html|csv|json] [--out FILE]`: the figures of the team, of
 * the last seven days without more. Nothing in them names a customer or a colleague. Exit status 1 where no message was read.
 */
export async function runReport(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parse(args, { month: text, from: text, to: text, format: text, out: text });
  if (positionals.length > 0) throw new UsageError(t('cli.usage.reportDays'));
  const wanted = values.format ?? (values.json === true ? 'json' : 'text');
  const format = formats.find((one) => one === wanted);
  if (format === undefined) throw new UsageError(t('cli.usage.reportFormats'));
  const days = daysFrom({ month: values.month, from: values.from, to: values.to });
  const desk = await openDeskAs(values);
  try {
    if (values.out !== undefined) {
      const made = await desk.api.call('report.export', { ...days, path: path.resolve(values.out), format });
      console.log(t('report.saved_to', { path: made.path }));
      return 0;
    }
    const report = await desk.api.call('report.figures', days);
    const outcomes = withoutTitledNames(await desk.api.call('outcomes.figures', days));
    const named = withoutNames(report);
    if (format === 'json') process.stdout.write(`${JSON.stringify({ ...named, outcomes }, null, 2)}\n`);
    else process.stdout.write(asWanted(named, format, await experimentNotes(desk.api)));
    if (format === 'text' && outcomes.firstAt !== null) process.stdout.write(`\n${outcomesAsText(outcomes)}`);
    return report.firstAt === null ? 1 : 0;
  } finally {
    await desk.close();
  }
}

/** What the experiment comes to, where one was begun. */
async function experimentNotes(api: DeskApi): Promise<readonly string[]> {
  const { since, summary } = await api.call('experiment.results', {});
  return since === null ? [] : [wordStatements(t, 'audit.experiment.says', summary)];
}

function asWanted(
  report: Parameters<typeof wordReport>[1],
  format: Exclude<ReportFormat, 'json'>,
  notes: readonly string[],
): string {
  if (format === 'csv') return reportAsCsv(report);
  const worded = wordReport(t, report, notes);
  return format === 'text' ? reportAsText(worded) : reportAsHtml(worded, locale);
}
