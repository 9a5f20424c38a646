import type { ReportPeriod } from '../../../preload/contract.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Periods that are listed, the asked one included. */
const periodsTold = 12;
/** Of a long period, the newest months are told. */
const mostMonths = 120;

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Midnight of a day of the local calendar; a day that is none (31 June) is the one that it runs over to. */
function midnight(day: string, more = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + more);
}

/** `YYYY-MM-DD` of the local calendar. */
function dayOf(at: number | Date): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function toPeriod({ firstDay, lastDay }: Days): ReportPeriod {
  return { firstDay, lastDay, from: midnight(firstDay).getTime(), to: midnight(lastDay, 1).getTime() };
}

const daysIn = ({ firstDay, lastDay }: Days): number =>
  Math.round((midnight(lastDay, 1).getTime() - midnight(firstDay).getTime()) / dayMs);

/** A whole month of the calendar is compared with months, anything else with as many days. */
function isMonth({ firstDay, lastDay }: Days): boolean {
  const next = midnight(lastDay, 1);
  return firstDay.endsWith('-01') && next.getDate() === 1 && daysIn({ firstDay, lastDay }) <= 31;
}

export function periodBefore(period: Days): ReportPeriod {
  const lastDay = dayOf(midnight(period.firstDay, -1));
  const firstDay = isMonth(period)
    ? `${lastDay.slice(0, 8)}01`
    : dayOf(midnight(period.firstDay, -daysIn(period)));
  return toPeriod({ firstDay, lastDay });
}

/** The period and those before it, oldest first; of a longer one than three months, the newest months in it instead. */
export function periodsUpTo(period: ReportPeriod): readonly ReportPeriod[] {
  if (daysIn(period) > 92) return monthsIn(period);
  const periods = [period];
  while (periods.length < periodsTold) periods.unshift(periodBefore(periods[0] ?? period));
  return periods;
}

function monthsIn({ firstDay, lastDay }: ReportPeriod): readonly ReportPeriod[] {
  const months: ReportPeriod[] = [];
  const last = midnight(lastDay);
  const earliest = dayOf(new Date(last.getFullYear(), last.getMonth() + 1 - mostMonths, 1));
  for (
    let first = firstDay > earliest ? firstDay : earliest;
    first <= lastDay && months.length < mostMonths;
  ) {
    const start = midnight(first);
    const next = new Date(start.getFullYear(), start.getMonth() + 1, 1);
    const end = dayOf(new Date(next.getFullYear(), next.getMonth(), 0));
    months.push(toPeriod({ firstDay: first, lastDay: end < lastDay ? end : lastDay }));
    first = dayOf(next);
  }
  return months;
}

/** So many days up to and with the one of a moment. */
export const daysUpTo = (at: number, days: number): Days => {
  const lastDay = dayOf(at);
  return { firstDay: dayOf(midnight(lastDay, 1 - days)), lastDay };
};

/** The days of the local calendar in which two moments lie. */
export const daysBetween = (from: number, until: number): Days => ({
  firstDay: dayOf(from),
  lastDay: dayOf(until),
});

/** All days of a month, `YYYY-MM`. */
export const monthDays = (month: string): Days => {
  const first = midnight(`${month}-01`);
  return { firstDay: dayOf(first), lastDay: dayOf(new Date(first.getFullYear(), first.getMonth() + 1, 0)) };
};
