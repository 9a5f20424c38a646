import type { GapTrend } from '../../../../preload/contract.ts';
import { dayMs } from '../../../../preload/shared/days.ts';

const week = 7 * dayMs;
/** Weeks that are listed, the present one included. */
const weeksTold = 8;
/** Fewer questions than this in two weeks say nothing about a direction. */
const enough = 5;
/** How likely so uneven a split may be by chance and still be called a direction. */
const byChance = 0.1;

/**
 * How often it was asked, in weeks that end now: a week of the calendar would say on each Monday that all is well.
 * `direction` is null while there are too few to tell one from chance.
 */
export function trendOf(times: readonly number[], now: number): GapTrend {
  const weeks = Array.from({ length: weeksTold }, () => 0);
  for (const at of times) {
    const ago = Math.max(0, Math.floor((now - at) / week));
    if (ago < weeksTold) weeks[weeksTold - 1 - ago] = (weeks[weeksTold - 1 - ago] ?? 0) + 1;
  }
  const [lastWeek = 0, thisWeek = 0] = weeks.slice(-2);
  return { thisWeek, lastWeek, weeks, direction: directionOf(thisWeek, lastWeek) };
}

function directionOf(now: number, before: number): GapTrend['direction'] {
  if (now + before < enough) return null;
  if (atLeast(Math.max(now, before), now + before) > byChance) return 'steady';
  return now > before ? 'rising' : 'falling';
}

/** The chance of `hits` or more heads in so many throws of a coin. */
function atLeast(hits: number, throws: number): number {
  let [ways, sum] = [1, 0];
  // A few hundred throws are as good as any number, and 2^n stays finite.
  if (throws > 500) return hits / throws > 0.53 ? 0 : 1;
  for (let k = 0; k <= throws - hits; k++) {
    sum += ways / 2 ** throws;
    ways = (ways * (throws - k)) / (k + 1);
  }
  return sum;
}
