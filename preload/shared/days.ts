/** Milliseconds of a day; one with a change of the clock has an hour more or less. */
export const dayMs = 86_400_000;

/** The same day so many months before (after, where they are less than 0); the last day of a month that is shorter. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() - months);
  const lastDay = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, lastDay));
  return date.getTime();
}
