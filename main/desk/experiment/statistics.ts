import { median, sampleVariance } from 'simple-statistics';

/** A difference and the interval that holds the truth in 95 of 100 experiments. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 5 % and a power of 80 %, as quantiles of the normal distribution. */
export const z95 = 1.959964;
const z80 = 0.841621;
/** The smallest difference to be detected: a fifth of the time, ten points of a rate. */
const minTimeEffect = 0.2;
const minRateEffect = 0.1;
/** Below this the variance is a guess, and so would be the number of cases. */
export const minSampleSize = 8;
/** Pairs of cases grow with the square; the newest of each side are enough. */
const maxPaired = 1000;
/** A rank test needs at most this much more than one that knew the shape of the times (Hodges and Lehmann 1956). */
const rankCost = 1 / 0.864;

/**
 * The Hodges–Lehmann shift between two samples and its interval by ranks (large samples), value of `a` minus `b`. Null with
 * fewer than two values a side.
 */
export function hodgesLehmannShift(a: readonly number[], b: readonly number[]): Interval | null {
  const [left, right] = [a.slice(-maxPaired), b.slice(-maxPaired)];
  const [n, m] = [left.length, right.length];
  if (n < 2 || m < 2) return null;
  const pairs = new Float64Array(n * m);
  let index = 0;
  for (const one of left) for (const other of right) pairs[index++] = one - other;
  pairs.sort();
  const from = Math.max(0, Math.round((n * m) / 2 - z95 * Math.sqrt((n * m * (n + m + 1)) / 12)) - 1);
  const middle = (n * m) >> 1;
  const at = (rank: number): number => pairs[Math.min(rank, n * m - 1)] ?? 0;
  return {
    value: (n * m) % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2,
    low: at(from),
    high: at(n * m - 1 - from),
  };
}

/** How much longer `a` takes than `b`, as a share: −0.2 is a fifth less. Times are compared by their logarithms. */
export function compareTimes(a: readonly number[], b: readonly number[]): Interval | null {
  const logs = (times: readonly number[]): readonly number[] => times.map((ms) => Math.log(Math.max(1, ms)));
  const shift = hodgesLehmannShift(logs(a), logs(b));
  if (shift === null) return null;
  const share = (log: number): number => Math.exp(log) - 1;
  return { value: share(shift.value), low: share(shift.low), high: share(shift.high) };
}

export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/** Wilson's interval of one rate. */
export function wilson({ hits, total }: Proportion): readonly [number, number] {
  const rate = hits / total;
  const squared = z95 * z95;
  const centre = rate + squared / (2 * total);
  const half = z95 * Math.sqrt((rate * (1 - rate)) / total + squared / (4 * total * total));
  return [(centre - half) / (1 + squared / total), (centre + half) / (1 + squared / total)];
}

/** The difference of two rates with Newcombe's interval (1998, method 10), which holds for small counts too. */
export function compareRates(a: Proportion, b: Proportion): Interval | null {
  if (a.total === 0 || b.total === 0) return null;
  const [rateA, rateB] = [a.hits / a.total, b.hits / b.total];
  const [lowA, highA] = wilson(a);
  const [lowB, highB] = wilson(b);
  const value = rateA - rateB;
  return {
    value,
    low: value - Math.hypot(rateA - lowA, highB - rateB),
    high: value + Math.hypot(highA - rateA, rateB - lowB),
  };
}

/** Cases a side to notice a change of that rate by ten points in four of five experiments. */
export function sampleSizeForRate(rate: number): number {
  // Towards the middle, where more cases are needed.
  const other = rate <= 0.5 ? rate + minRateEffect : rate - minRateEffect;
  const mean = (rate + other) / 2;
  const nullDeviation = z95 * Math.sqrt(2 * mean * (1 - mean));
  const both = z80 * Math.sqrt(rate * (1 - rate) + other * (1 - other));
  return Math.ceil(((nullDeviation + both) / minRateEffect) ** 2);
}

/** Cases a side to notice a fifth less time in four of five experiments, by how much the times so far differ. */
export function sampleSizeForTimes(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < minSampleSize || b.length < minSampleSize) return null;
  const variance = (times: readonly number[]): number =>
    sampleVariance(times.map((ms) => Math.log(Math.max(1, ms))));
  const pooled = ((a.length - 1) * variance(a) + (b.length - 1) * variance(b)) / (a.length + b.length - 2);
  const effect = Math.log(1 - minTimeEffect);
  return Math.max(minSampleSize, Math.ceil(((2 * (z95 + z80) ** 2 * pooled) / effect ** 2) * rankCost));
}

export const medianOf = (times: readonly number[]): number | null =>
  times.length === 0 ? null : median([...times]);
