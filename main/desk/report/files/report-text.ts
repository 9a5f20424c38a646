import type { Translate } from '../../../../locales/keys.ts';
import {
  changeText,
  intervalText,
  savedText,
  targetText,
  targetValueText,
  trendText,
  valueText,
} from '../../../../locales/word-report.ts';
import { toldText } from '../../../../locales/word-fairness.ts';
import type { WholeReport } from '../../../../preload/contract.ts';
import {
  contactTables,
  experimentTable,
  outcomesTable,
  qualityTable,
  todayTable,
  type WordedTable,
} from './report-tables.ts';

/** A report in words, without a word of a customer: what the text and the page of it both say. */
export interface WordedReport {
  readonly title: string;
  readonly notes: readonly string[];
  readonly tables: readonly WordedTable[];
}

/** `first` are tables that stand before all others. */
export function wordReport(
  t: Translate,
  report: WholeReport,
  first: readonly WordedTable[] = [],
): WordedReport {
  const { period, before, figures, queues, periods, reliability, timeSaved, targets, fairness } = report;
  const range = ({ from, to }: { readonly from: number; readonly to: number }): string =>
    t('report.range', { from, to: to - 1 });
  const known = figures.flatMap((figure) => (figure.now === null ? [] : [{ ...figure, now: figure.now }]));
  const shareText = (share: { readonly value: number } | null): string =>
    share === null ? '' : valueText(t, 'share', share.value);
  return {
    title: t('report.titleOf', { from: period.from, to: period.to - 1 }),
    notes: [
      before === null ? t('report.notCompared') : t('report.compared', { range: range(before) }),
      t('report.saved.line', { said: savedText(t, timeSaved) }),
      t('report.intervals'),
    ],
    tables: [
      ...first,
      {
        title: t('report.headline'),
        head: [
          t('report.columns.figure'),
          t('report.columns.value'),
          t('report.columns.interval'),
          t('report.columns.change'),
          t('report.columns.trend'),
        ],
        rows: known.map((figure) => [
          t(`report.figures.${figure.name}`),
          valueText(t, figure.kind, figure.now.value),
          intervalText(t, figure.kind, figure.now),
          changeText(t, figure),
          trendText(t, figure.trend),
        ]),
      },
      {
        title: t('report.targets.title'),
        head: [
          t('report.columns.figure'),
          t('report.columns.value'),
          t('report.columns.interval'),
          t('report.targets.state'),
          t('report.targets.wanted'),
        ],
        rows: targets.map((one) => [
          t(`report.targets.short.${one.name}`),
          one.now === null ? '' : targetValueText(t, one.name, one.now.value),
          one.now === null ? '' : intervalText(t, one.name === 'time' ? 'time' : 'share', one.now),
          t(`report.targets.states.${one.state}`),
          targetText(t, one),
        ]),
      },
      outcomesTable(t, report.outcomes),
      experimentTable(t, report.experiment),
      {
        title: t('report.overTime'),
        head: [t('report.columns.period'), ...figures.map(({ name }) => t(`report.figures.${name}`))],
        rows: periods.map((at, nth) => [
          range(at),
          ...figures.map(({ kind, points }) => {
            const point = points[nth] ?? null;
            return point === null ? '' : valueText(t, kind, point.value);
          }),
        ]),
      },
      ...contactTables(t, report, range),
      {
        title: t('report.byQueue'),
        head: [
          t('report.columns.queue'),
          t('report.figures.messages'),
          t('report.figures.answered'),
          t('report.figures.handed_over'),
          t('report.figures.held_back'),
          t('report.figures.upset'),
        ],
        rows: queues.map(({ queue, messages, answered, handedOver, heldBack, upset }) => [
          queue?.name ?? t('report.noQueue'),
          valueText(t, 'count', messages),
          ...[answered, handedOver, heldBack, upset].map(shareText),
        ]),
      },
      {
        title: t('report.reliability'),
        head: [t('report.columns.confidence'), t('report.columns.taken'), t('report.columns.interval')],
        rows: reliability.map(({ confidence, taken }) => [
          valueText(t, 'share', confidence),
          t('report.takenOf', { share: taken.value, count: taken.of }),
          intervalText(t, 'share', taken),
        ]),
      },
      {
        title: t('report.pages.fairness'),
        head: [fairness === null ? '' : t('fairness.report.checked', { at: fairness.at })],
        rows:
          fairness === null
            ? []
            : fairness.comparisons.length === 0
              ? [[t('fairness.report.none')]]
              : fairness.comparisons.map((one) => [toldText(t, one)]),
      },
      qualityTable(t, report.quality),
      todayTable(t, report),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** For a terminal or a mail: columns of equal width. */
export function reportAsText({ title, notes, tables }: WordedReport): string {
  const tableText = ({ title: name, head, rows }: WordedTable): string => {
    // Sentences stand under the title alone.
    const all = head.some((name) => name !== '') ? [head, ...rows] : rows;
    const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]): string =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    return [name, '', ...all.map(line)].join('\n');
  };
  return `${[title, notes.join('\n'), ...tables.map(tableText)].join('\n\n')}\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** One file without anything to load, for a browser, a printer or a mail. */
export function reportAsHtml({ title, notes, tables }: WordedReport, locale: string): string {
  const row = (cells: readonly string[], of: 'th' | 'td'): string => {
    const [first = '', ...rest] = cells.map(escaped);
    const head = of === 'th' ? `<th scope="col">${first}</th>` : `<th scope="row">${first}</th>`;
    const others = rest.map((cell) => (of === 'th' ? `<th scope="col">${cell}</th>` : `<td>${cell}</td>`));
    return `<tr>${head}${others.join('')}</tr>`;
  };
  const sections = tables.map(
    ({ title: name, head, rows }) => `<h2>${escaped(name)}</h2>
<table>
${head.some((name) => name !== '') ? `<thead>${row(head, 'th')}</thead>` : ''}
<tbody>
${rows.map((cells) => row(cells, 'td')).join('\n')}
</tbody>
</table>`,
  );
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #8888; text-align: left; vertical-align: top; }
@media print { h2 { break-after: avoid; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('\n')}
${sections.join('\n')}
</body>
</html>
`;
}
