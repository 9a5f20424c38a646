import type { Settings } from '../../../preload/contract.ts';

type OpeningHours = Settings['openingHours'];

const minuteMs = 60_000;
/** Older than this is old: nobody counts further. */
const mostDays = 60;

/** Minutes since midnight of a time as it is written: `09:30`. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const startOfDay = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/**
 * Minutes between two times (milliseconds since 1970) in which the shop was open, by the clock of this computer. Monday is the
 * first of the opening hours. A shop that never opens is taken for one that always does.
 */
export function openMinutesBetween(from: number, to: number, hours: OpeningHours): number {
  if (to <= from) return 0;
  if (hours.every((day) => day === null)) return Math.min(to - from, mostDays * 1440 * minuteMs) / minuteMs;
  let open = 0;
  const first = startOfDay(new Date(Math.max(from, to - mostDays * 1440 * minuteMs)));
  for (
    let day = first;
    day.getTime() < to;
    day = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)
  ) {
    const times = hours[(day.getDay() + 6) % 7];
    if (times === null || times === undefined) continue;
    const at = (time: string): number =>
      new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minutesOf(time)).getTime();
    open += Math.max(0, Math.min(at(times.to), to) - Math.max(at(times.from), from));
  }
  return open / minuteMs;
}
