import { median } from 'simple-statistics';

/** A difference and the interval around it. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 5 %, as a quantile of the normal distribution. */
export const z95 = 1.959964;
/** How often the interval may ever miss the truth, however often it is looked at. */
const chance = 0.05;
/** The smallest differences that the experiment is made for: a fifth of the time, ten points of a rate. */
const timeEffect = Math.log(1 - 0.2);
const rateEffect = 0.1;
/** Before so many cases a side, how much they vary is a guess, and nothing is said. */
export const firstLook = 20;
/** Where the interval is narrowest: on the way to the number of cases that show the smallest difference. */
const narrowest = 1.9;
/** So much information shows it in four of five experiments: half the width there and 0.84 standard errors are as large as it. */
const enough = 15;

/**
 * The interval that holds the truth at every look at once in 95 of 100 experiments: a confidence sequence of the normal mixture
 * (Robbins 1970, Howard and others 2021), which may be looked at after every case and ended whenever it says enough. `variance`
 * is that of the difference, `smallest` the one it is made for. Price: it is about a half wider than one for a single look.
 */
function atAnyLook(value: number, variance: number, smallest: number): Interval | null {
  if (!(variance > 0)) return null;
  const information = 1 / variance;
  const prior = narrowest / smallest ** 2;
  const both = information + prior;
  const half = Math.sqrt(both * Math.log(both / (prior * chance ** 2))) / information;
  return { value, low: value - half, high: value + half };
}

/** Logarithms of times: how many, their sum, and the sum of their squares. */
export interface LogTimes {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

function logTimesOf(times: readonly number[]): LogTimes {
  let [sum, squares] = [0, 0];
  for (const ms of times) {
    const log = Math.log(Math.max(1, ms));
    sum += log;
    squares += log ** 2;
  }
  return { n: times.length, sum, squares };
}

const sampleVariance = ({ n, sum, squares }: LogTimes): number =>
  Math.max(0, squares - sum ** 2 / n) / (n - 1);

/**
 * How much longer `a` takes than `b`, as a share: −0.2 is a fifth less, of the geometric means. Valid at any look; null before the
 * first one.
 */
export function compareLogTimes(a: LogTimes, b: LogTimes): Interval | null {
  if (Math.min(a.n, b.n) < firstLook) return null;
  const variance = sampleVariance(a) / a.n + sampleVariance(b) / b.n;
  const found = atAnyLook(a.sum / a.n - b.sum / b.n, variance, timeEffect);
  const share = (log: number): number => Math.exp(log) - 1;
  return found && { value: share(found.value), low: share(found.low), high: share(found.high) };
}

/** The same of times in milliseconds. */
export const compareTimes = (a: readonly number[], b: readonly number[]): Interval | null =>
  compareLogTimes(logTimesOf(a), logTimesOf(b));

export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/** Of one case more of each kind: a rate of none does not vary, but nobody knows that yet. */
function varianceOf({ hits, total }: Proportion): number {
  const rate = (hits + 1) / (total + 2);
  return (rate * (1 - rate)) / total;
}

/** The difference of two rates. Valid at any look; null before the first one. */
export function compareRates(a: Proportion, b: Proportion): Interval | null {
  if (Math.min(a.total, b.total) < firstLook) return null;
  return atAnyLook(a.hits / a.total - b.hits / b.total, varianceOf(a) + varianceOf(b), rateEffect);
}

/** Wilson's interval of one rate. */
export function wilson({ hits, total }: Proportion): readonly [number, number] {
  const rate = hits / total;
  const squared = z95 * z95;
  const centre = rate + squared / (2 * total);
  const half = z95 * Math.sqrt((rate * (1 - rate)) / total + squared / (4 * total * total));
  return [(centre - half) / (1 + squared / total), (centre + half) / (1 + squared / total)];
}

/** Cases a side that show a change of that rate by ten points in four of five experiments. */
export const casesForRate = (rate: number): number =>
  Math.max(firstLook, Math.ceil((2 * rate * (1 - rate) * enough) / rateEffect ** 2));

/** Cases a side that show a fifth less time in four of five experiments, by how much the times so far differ. */
export function casesForTimes(a: readonly number[], b: readonly number[]): number {
  if (Math.min(a.length, b.length) < firstLook) return firstLook;
  const variance = sampleVariance(logTimesOf(a)) + sampleVariance(logTimesOf(b));
  return Math.max(firstLook, Math.ceil((variance * enough) / timeEffect ** 2));
}

export const medianOf = (times: readonly number[]): number | null =>
  times.length === 0 ? null : median([...times]);

/**
 * Which of so many tests hold together, so that even one of them is wrong at most that often (Holm): the smallest p has to stay
 * under all of them, the next one under one less, and from the first that does not on, none holds.
 */
export function survivors(ps: readonly number[], chance: number): readonly boolean[] {
  const order = ps.map((_, nth) => nth).toSorted((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1));
  const first = order.findIndex((nth, rank) => (ps[nth] ?? 1) > chance / (ps.length - rank));
  const held = new Set(first < 0 ? order : order.slice(0, first));
  return ps.map((_, nth) => held.has(nth));
}

/** How likely a standard normal value is above `z`, for z from 0 (Abramowitz and Stegun 7.1.26 is too coarse so far out). */
export function normalTail(z: number): number {
  if (z < 2) {
    // Taylor series of the distribution.
    let [term, sum] = [z, z];
    for (let k = 1; k < 60; k++) {
      term *= (-z * z) / (2 * k);
      sum += term / (2 * k + 1);
    }
    return 0.5 - sum / Math.sqrt(2 * Math.PI);
  }
  // Continued fraction of Mills' ratio.
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}
