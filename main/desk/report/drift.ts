import { normalTail } from '../experiment/statistics.ts';

/** What was observed on one day: how often, the sum and the sum of squares of what it was. */
export interface DaySums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** That something is another than before, from a day on. */
export interface Drift {
  /** Index of the first day that is another. */
  readonly day: number;
  readonly before: number;
  readonly after: number;
  /** How many standard errors apart. */
  readonly z: number;
}

/** Days that are looked at for a beginning, and days before it that say what was usual. */
export const daysLooked = 60;
export const daysBefore = 84;
const fewestAfter = 2;
const fewestBefore = 21;
const enoughAfter = 20;
const enoughBefore = 100;
/** A beginning is told once it is surely (so surely) known to so many days; or after so long, where it came by and by. */
const knownTo = 5;
const surely = 0.9;
const waitedDays = 28;
/** A difference that nobody would act on is none, however sure it is. */
const smallest = 0.03;

/**
 * Whether the mean is another from some day on, by all days up to the last. Every day on which it may have begun is tried: what
 * came since against what came before, and the one that sets them apart most is the beginning. `z` is how far apart they must
 * be (`thresholdFor`).
 */
export function findDrift(days: readonly DaySums[], threshold: number): Drift | null {
  const total = cumulated(days);
  const end = days.length;
  const tried: Drift[] = [];
  for (let day = Math.max(fewestBefore, end - daysLooked); day <= end - fewestAfter; day++) {
    const after = between(total, day, end);
    const before = between(total, Math.max(0, day - daysBefore), day);
    if (after.n < enoughAfter || before.n < enoughBefore) continue;
    const [mean, usual] = [after.sum / after.n, before.sum / before.n];
    // As if nothing had changed: both together say how much it varies.
    const all = {
      n: after.n + before.n,
      sum: after.sum + before.sum,
      squares: after.squares + before.squares,
    };
    const variance = all.squares / all.n - (all.sum / all.n) ** 2;
    if (variance <= 0) continue;
    const z = Math.abs(mean - usual) / Math.sqrt(variance * (1 / after.n + 1 / before.n));
    tried.push({ day, before: usual, after: mean, z });
  }
  const best = tried.reduce<Drift | null>(
    (most, one) => (most === null || one.z > most.z ? one : most),
    null,
  );
  if (best === null || best.z < threshold || Math.abs(best.after - best.before) < smallest) return null;
  return isBeginningKnown(tried, best) || end - best.day >= waitedDays ? best : null;
}

/** How likely each beginning is, seen from what came since: nearly all of it close to the best one. */
function isBeginningKnown(tried: readonly Drift[], best: Drift): boolean {
  let [all, close] = [0, 0];
  for (const { day, z } of tried) {
    const weight = Math.exp((z * z - best.z * best.z) / 2);
    all += weight;
    if (Math.abs(day - best.day) <= knownTo) close += weight;
  }
  return close / all >= surely;
}

function cumulated(days: readonly DaySums[]): readonly DaySums[] {
  const total: DaySums[] = [{ n: 0, sum: 0, squares: 0 }];
  for (const { n, sum, squares } of days) {
    const last = total.at(-1) ?? { n: 0, sum: 0, squares: 0 };
    total.push({ n: last.n + n, sum: last.sum + sum, squares: last.squares + squares });
  }
  return total;
}

function between(total: readonly DaySums[], from: number, to: number): DaySums {
  const [a, b] = [total[from], total[to]];
  if (a === undefined || b === undefined) return { n: 0, sum: 0, squares: 0 };
  return { n: b.n - a.n, sum: b.sum - a.sum, squares: b.squares - a.squares };
}

/**
 * How many standard errors so many series, looked at daily, need so that a month has at most `perMonth` false alarms on average:
 * each day and each beginning is counted as a test of its own (Bonferroni), which is more than they are.
 */
export function thresholdFor(perMonth: number, series: number): number {
  const tail = perMonth / (30 * daysLooked * Math.max(1, series)) / 2;
  let [low, high] = [0, 10];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}
