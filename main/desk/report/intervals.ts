import type { Figure, Measured } from '../../../preload/contract.ts';
import { normalTail, survivors, wilson, z95 } from '../experiment/statistics.ts';

/** A share with Wilson's interval; null of nothing. */
export function share(hits: number, of: number): Measured | null {
  if (of === 0) return null;
  const [low, high] = wilson({ hits, total: of });
  return { value: hits / of, low: Math.max(0, low), high: Math.min(1, high), of };
}

/** A number of messages with the score interval of a Poisson count: what such a shop would get in another such period. */
export function count(n: number): Measured {
  const centre = n + (z95 * z95) / 2;
  const half = z95 * Math.sqrt(n + (z95 * z95) / 4);
  return { value: n, low: Math.max(0, centre - half), high: centre + half, of: n };
}

/**
 * The median with the interval between two of the sorted values (binomial ranks, normal approximation): it supposes no shape of
 * the times, and needs no random numbers. Null below six values, where no two of them hold it so surely. Sorts what it is given.
 */
export function medianOf(values: Float64Array): Measured | null {
  const n = values.length;
  if (n < 6) return null;
  values.sort();
  const at = (rank: number): number => values[Math.min(n - 1, Math.max(0, rank))] ?? 0;
  const half = (z95 * Math.sqrt(n)) / 2;
  const middle = n >> 1;
  return {
    value: n % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2,
    low: at(Math.floor(n / 2 - half) - 1),
    high: at(Math.ceil(n / 2 + half)),
    of: n,
  };
}

/**
 * From one to the other, by both intervals (MOVER, as Newcombe does it for shares): each end is as far from the difference as
 * the two limits that lead there are from their values. Counts and times are compared as ratios, on their logarithms.
 */
export function changeOf(
  kind: Figure['kind'],
  now: Measured | null,
  before: Measured | null,
): Figure['change'] {
  if (now === null || before === null) return null;
  if (kind === 'share')
    return difference(
      now,
      before,
      (value) => value,
      (value) => value,
    );
  if (now.value <= 0 || before.value <= 0 || now.low <= 0 || before.low <= 0) return null;
  return difference(now, before, Math.log, (log) => Math.exp(log) - 1);
}

function difference(
  now: Measured,
  before: Measured,
  scale: (value: number) => number,
  back: (value: number) => number,
): NonNullable<Figure['change']> {
  const [a, aLow, aHigh] = [scale(now.value), scale(now.low), scale(now.high)];
  const [b, bLow, bHigh] = [scale(before.value), scale(before.low), scale(before.high)];
  const low = a - b - Math.hypot(a - aLow, bHigh - b);
  const high = a - b + Math.hypot(aHigh - a, b - bLow);
  return {
    value: back(a - b),
    low: back(low),
    high: back(high),
    direction: low > 0 ? 'up' : high < 0 ? 'down' : null,
  };
}

/** How often a direction may be told where there is none. */
const chance = 0.05;
/** Fewer periods than this say nothing about a direction. */
const enoughPeriods = 5;

/** A direction of values, and how likely one so marked would be if they had none. */
interface TrendTest {
  readonly direction: 'rising' | 'falling';
  readonly p: number;
}

/** Whether values rise or fall from period to period: the rank test of Mann and Kendall, two-sided. Null below five periods. */
function testTrend(points: readonly (Measured | null)[]): TrendTest | null {
  const values = points.flatMap((point) => point?.value ?? []);
  const n = values.length;
  if (n < enoughPeriods) return null;
  let s = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
  const ties = [...Map.groupBy(values, (value) => value).values()].reduce(
    (sum, { length }) => sum + length * (length - 1) * (2 * length + 5),
    0,
  );
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { direction: z > 0 ? 'rising' : 'falling', p: 2 * normalTail(Math.abs(z)) };
}

/**
 * Whether each of some lines that are looked at together rises or falls: of all of them, steady ones are told to in one of twenty
 * tables at most. Null for a line of fewer than five periods.
 */
export function trendsTogether(lines: readonly (readonly (Measured | null)[])[]): readonly Figure['trend'][] {
  const tests = lines.map(testTrend);
  const held = survivors(
    tests.flatMap((test) => test?.p ?? []),
    chance,
  ).values();
  return tests.map((test) => test && (held.next().value === true ? test.direction : 'steady'));
}

/** The same of one line alone. */
export const trendOf = (points: readonly (Measured | null)[]): Figure['trend'] =>
  trendsTogether([points])[0] ?? null;
