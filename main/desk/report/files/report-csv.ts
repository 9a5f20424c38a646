import Papa from 'papaparse';
import type { Measured, Report, ReportPeriod } from '../../../../preload/contract.ts';

const columns = ['figure', 'queue', 'firstDay', 'lastDay', 'value', 'low', 'high', 'of'] as const;
type CsvRow = Readonly<Record<(typeof columns)[number], string | number>>;

/** A number a row, for a spreadsheet: shares from 0 to 1, times in milliseconds. Names are those of the JSON. */
export function reportAsCsv({ period, periods, figures, queues }: Report): string {
  const row = (
    figure: string,
    queue: string,
    { firstDay, lastDay }: ReportPeriod,
    measured: Measured | null,
  ): readonly CsvRow[] =>
    measured === null
      ? []
      : [
          {
            figure,
            queue,
            firstDay,
            lastDay,
            value: measured.value,
            low: measured.low,
            high: measured.high,
            of: measured.of,
          },
        ];
  const rows = [
    ...figures.flatMap(({ name, now }) => row(name, '', period, now)),
    ...figures.flatMap(({ name, points }) =>
      periods.flatMap((at, nth) => (at === period ? [] : row(name, '', at, points[nth] ?? null))),
    ),
    ...queues.flatMap(({ queue, answered, handedOver, heldBack, upset }) => {
      const name = queue?.name ?? '-';
      return [
        ...row('answered', name, period, answered),
        ...row('handed_over', name, period, handedOver),
        ...row('held_back', name, period, heldBack),
        ...row('upset', name, period, upset),
      ];
    }),
  ];
  // The name of a queue is a person's: a spreadsheet must not take it for a formula.
  return `${Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: true })}\n`;
}
