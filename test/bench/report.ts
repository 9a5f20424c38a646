/**
 * The report at 20,000 and 200,000 cases: how long the log takes to be taken in for the first time, how long one more case takes,
 * how long the figures of a week, a month and a year take, and the rest of the page beside them (processor, so that it is the same on a busy machine). At 20,000 cases every figure is held against what another
 * program counts from the exported log.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Measured } from '../../preload/contract.ts';
import { independentContacts, independentFigures } from '../contract/report/independent-figures.ts';
import { openReport } from '../contract/report/report-room.ts';
import { simulatedYear } from '../support/simulated-year.ts';

const sizes = process.argv.slice(2).map(Number);
const spans = {
  week: { firstDay: '2025-10-06', lastDay: '2025-10-12' },
  month: { firstDay: '2025-10-01', lastDay: '2025-10-31' },
  year: { firstDay: '2025-01-01', lastDay: '2025-12-31' },
};
const rounded = (value: number): number => Number(value.toPrecision(9));
const numbers = (figure: Measured | null): readonly number[] | null =>
  figure === null ? null : [figure.value, figure.low, figure.high, figure.of].map(rounded);

console.log('cases     taken in    one more    week      month     year      cases     rest      equal');
for (const cases of sizes.length > 0 ? sizes : [20_000, 200_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const { store, report, append, exportLog } = await openReport(folder, () =>
      new Date(2025, 9, 12, 18).getTime(),
    );
    append(simulatedYear({ seed: 1, cases, experiment: { day: 150, saves: 0.25 } }));
    const timed = async (work: () => Promise<unknown>): Promise<string> => {
      const started = performance.now();
      await work();
      return `${Math.round(performance.now() - started)} ms`;
    };
    const takenIn = await timed(() => report.figures(spans.week));
    const median = async (work: () => Promise<unknown>): Promise<string> => {
      const all: number[] = [];
      for (let nth = 0; nth < 5; nth++) {
        const started = process.cpuUsage();
        await work();
        const { user, system } = process.cpuUsage(started);
        all.push((user + system) / 1000);
      }
      return `${Math.round(all.toSorted((a, b) => a - b)[2] ?? 0)} ms`;
    };
    const times = [
      await median(() => report.figures(spans.week)),
      await median(() => report.figures(spans.month)),
      await median(() => report.figures(spans.year)),
      await median(() => report.cases({ ...spans.year, figure: 'edited', offset: 0, limit: 100 })),
      await median(() =>
        Promise.all([report.alerts(), report.reasons(spans.week), report.recommendations()]),
      ),
    ];
    append(simulatedYear({ seed: 2, cases: 1 }).slice(0, 1));
    const oneMore = await timed(() =>
      report.cases({ ...spans.week, figure: 'messages', offset: 0, limit: 1 }),
    );
    let equal = 'not asked';
    if (cases <= 20_000) {
      const file = await exportLog();
      const told = await Promise.all(Object.values(spans).map((days) => report.figures(days)));
      const periods = told.flatMap(({ period, periods: all }) => [period, ...all]);
      const own = told.flatMap(({ figures, periods: all }) =>
        [null, ...all.keys()].map((nth) =>
          Object.fromEntries(
            figures.map(({ name, now, points }) => [
              name,
              numbers(nth === null ? now : (points[nth] ?? null)),
            ]),
          ),
        ),
      );
      const counted = independentFigures(file, periods).periods.map((each) =>
        Object.fromEntries(
          Object.entries(each).map(([name, values]) => [name, values?.map(rounded) ?? null]),
        ),
      );
      const contacts = told.map(({ contactTrends, periods: all }) => {
        const lines = [...contactTrends.queues, ...contactTrends.topics];
        const answers = lines.flatMap(({ about }) => (about.kind === 'topic' ? (about.answer ?? []) : []));
        const counts = independentContacts(file, all, answers);
        return lines.map(({ about, points }, line) => {
          const isQueue = line < contactTrends.queues.length;
          const number = (at: (typeof counts)[number]): number | undefined => {
            if (about.kind === 'queue') return at.queues[about.id];
            if (about.kind === 'topic') return at.topics[about.answer ?? ''];
            return about.kind === 'others' ? at.others : isQueue ? at.queues['-'] : at.none;
          };
          return points.every(({ value }, nth) => value === (counts.map(number)[nth] ?? 0));
        });
      });
      const figures = own.flatMap((each) => Object.keys(each)).length + contacts.flat().length;
      const isEqual = JSON.stringify(own) === JSON.stringify(counted) && contacts.flat().every(Boolean);
      equal = isEqual ? `${figures} of ${figures}` : 'NO';
    }
    store.close();
    console.log([String(cases), takenIn, oneMore, ...times, equal].map((cell) => cell.padEnd(10)).join(''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
