import { expect, test } from 'vitest';
import { findAlerts } from '../../../main/desk/report/alerts.ts';
import { dayMs } from '../../../preload/shared/days.ts';
import { simulatedYear, yearStart } from '../../support/simulated-year.ts';
import { trendsInMemory } from '../../support/trends-in-memory.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openReport } from './report-room.ts';

const nameOf = (_: string, subject: string): string => subject;
const at = (day: number): number => yearStart + day * dayMs;

test('what is counted for changes is the same from the tables and without them', async () => {
  const { store, report, append } = await openReport(temporaryFolder());
  const lines = simulatedYear({ seed: 31, cases: 1_500, days: 120 });
  append(lines);
  await report.figures({ firstDay: '2025-01-01', lastDay: '2025-01-31' });
  const own = trendsInMemory(lines, yearStart);
  const between = { from: at(40), to: at(100) };
  const rounded = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Math.round(one * 1e6) : one)),
    );
  const { days, languages } = store.caseFacts.dailySigns(between);
  const expected = own.dailySigns(between);
  expect(rounded(days)).toEqual(rounded(expected.days));
  expect(languages.toSorted((a, b) => a.count - b.count)).toEqual(
    expected.languages.toSorted((a, b) => a.count - b.count),
  );
  const { messages, subjects } = store.caseFacts.subjectCounts(between);
  const counted = own.subjectCounts(between);
  expect(messages).toBe(counted.messages);
  const sorted = (all: typeof subjects) =>
    all.toSorted((a, b) => `${a.kind} ${a.subject}`.localeCompare(`${b.kind} ${b.subject}`));
  expect(sorted(subjects)).toEqual(sorted(counted.subjects));
  expect(
    store.caseFacts.subjectMessages(between).map(({ at: time, subjects: all }) => [time, all.length]),
  ).toEqual(own.subjectMessages(between).map(({ at: time, subjects: all }) => [time, all.length]));
  store.close();
});

test('a subject that rises is told with when it began, and a quiet month tells nothing', () => {
  const quiet = { seed: 32, cases: 6_000, days: 120 };
  expect(findAlerts(trendsInMemory(simulatedYear(quiet), yearStart), at(118), nameOf)).toEqual([]);
  const rises = [
    { kind: 'queue', subject: 'mould', day: 0, perDay: 1 / 7, days: 120 },
    { kind: 'queue', subject: 'mould', day: 114, perDay: 6, days: 3 },
  ] as const;
  const alerts = findAlerts(trendsInMemory(simulatedYear({ ...quiet, rises }), yearStart), at(118), nameOf);
  expect(alerts[0]).toMatchObject({ kind: 'rise', subject: { kind: 'queue', id: 'mould' } });
  expect(Math.abs((alerts[0]?.since ?? 0) - at(114))).toBeLessThan(2 * dayMs);
});

test('a drift is told with the day on which it began', () => {
  const drifts = [{ what: 'held back', day: 100, by: 0.15 }] as const;
  const lines = simulatedYear({ seed: 33, cases: 6_000, days: 120, drifts });
  const alerts = findAlerts(trendsInMemory(lines, yearStart), at(112), nameOf);
  const drift = alerts.find((alert) => alert.kind === 'drift' && alert.what === 'heldBack');
  expect(drift).toBeDefined();
  expect(Math.abs((drift?.since ?? 0) - at(100))).toBeLessThanOrEqual(5 * dayMs);
});
