import path from 'node:path';
import type { WholeReport } from '../../preload/contract.ts';
import { reportAsCsv } from '../desk/report/files/report-csv.ts';
import { reportAsHtml, reportAsText, wordReport } from '../desk/report/files/report-text.ts';
import { withoutNames } from '../desk/report/files/without-names.ts';
import { daysUpTo, monthDays } from '../desk/report/periods.ts';
import { parse, UsageError } from './arguments.ts';
import { readPassphrase, unlock } from './open-desk.ts';
import { openDeskAs } from './open-desk-as.ts';
import { locale, t } from './i18n.ts';
import { type PageInWords, pageTables, readPage } from './report-page.ts';

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
    // Without it everything is told but what customers asked.
    if (values.passphrase !== undefined && values.person === undefined)
      await unlock(desk, await readPassphrase(values.passphrase));
    if (values.out !== undefined) {
      const made = await desk.api.call('report.export', { ...days, path: path.resolve(values.out), format });
      console.log(t('report.saved_to', { path: made.path }));
      return 0;
    }
    const report = withoutNames(await desk.api.call('report.whole', days));
    const page = await readPage(desk.api, days);
    process.stdout.write(asWanted(report, page, format));
    return report.firstAt === null ? 1 : 0;
  } finally {
    await desk.close();
  }
}

function asWanted(report: WholeReport, page: PageInWords, format: ReportFormat): string {
  if (format === 'json') return `${JSON.stringify({ ...report, ...page }, null, 2)}\n`;
  if (format === 'csv') return reportAsCsv(t, report);
  const worded = wordReport(t, report, pageTables(page));
  return format === 'text' ? reportAsText(worded) : reportAsHtml(worded, locale);
}
