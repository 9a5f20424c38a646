import { expect, test } from 'vitest';
import { periodsUpTo, toPeriod } from '../../../main/desk/report/periods.ts';
import { outcomeCalls } from '../../../preload/calls/outcomes.ts';
import { reportCalls } from '../../../preload/calls/report.ts';

// Bug: a date field passes through the year 2 while a year is typed, and the engine counts twenty thousand months before it answers anybody.
test('of a long period the newest ten years are told month by month, whatever its first day is', () => {
  const months = periodsUpTo(toPeriod({ firstDay: '1970-01-01', lastDay: '2026-11-30' }));
  expect(months).toHaveLength(120);
  expect(months[0]?.firstDay).toBe('2016-12-01');
  expect(months.at(-1)).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-30' });
  // Written out, the year 10000 stands before the year 9999.
  expect(periodsUpTo(toPeriod({ firstDay: '1970-01-01', lastDay: '9999-12-31' }))).toHaveLength(120);
  const within = periodsUpTo(toPeriod({ firstDay: '2026-01-15', lastDay: '2026-06-10' }));
  expect(within.map(({ firstDay }) => firstDay)).toEqual([
    '2026-01-15',
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
  ]);
});

test('days that no shop has are refused', () => {
  const calls = [reportCalls['report.figures'], outcomeCalls['outcomes.figures']];
  const isTaken = (firstDay: string, lastDay: string): boolean =>
    calls.some(({ input }) => input.safeParse({ firstDay, lastDay }).success);
  expect(isTaken('2026-01-01', '2026-01-31')).toBe(true);
  for (const [first, last] of [
    ['0002-01-01', '2026-01-31'],
    ['2026-01-01', '9999-12-31'],
    ['2026-02-01', '2026-01-31'],
  ] as const)
    expect(isTaken(first, last)).toBe(false);
});
