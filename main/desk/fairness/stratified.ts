import { normalTail, z95 } from '../experiment/statistics.ts';

/** How often something was so, of how many. */
export interface Hits {
  readonly of: number;
  readonly hits: number;
}

/** How many values there are, their sum, and the sum of their squares. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** Two groups among what is alike in everything else: messages of one queue, or one question asked in two ways. */
export interface Stratum<Of> {
  readonly group: Of;
  readonly against: Of;
}

/** The group minus what it is compared with, the interval that holds the truth in 95 of 100 cases, and how likely chance does so much. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** Hits of a group that may be there by chance, each with its probability, from `first` on. */
interface Distribution {
  readonly first: number;
  readonly chances: Float64Array;
}

/** Above so many possible numbers of hits the normal distribution says the same in a fraction of the time. */
const mostExact = 4_000;
/** Chances that are smaller than this part of the largest are nothing that a sum would notice. */
const negligible = 1e-18;

/**
 * The difference of two shares over strata: weighted as Mantel and Haenszel do, the interval by Sato's variance, widened as Wilson's
 * is so that no difference in few strata is not taken for certainty. `p` is exact given the margins of each stratum: with two
 * of a kind in each (one question asked in two ways) it is McNemar's test. Null where no stratum has both.
 */
export function compareShares(strata: readonly Stratum<Hits>[]): Difference | null {
  let [weight, difference, p, q] = [0, 0, 0, 0];
  for (const { group: a, against: b } of strata) {
    const n = a.of + b.of;
    if (a.of === 0 || b.of === 0) continue;
    weight += (a.of * b.of) / n;
    difference += (a.hits * b.of - b.hits * a.of) / n;
    p += (a.of ** 2 * b.hits - b.of ** 2 * a.hits + (a.of * b.of * (b.of - a.of)) / 2) / n ** 2;
    q += (a.hits * (b.of - b.hits) + b.hits * (a.of - a.hits)) / (2 * n);
  }
  if (weight === 0) return null;
  const value = difference / weight;
  const half = (z95 * Math.sqrt(Math.max(0, value * p + q) + z95 ** 2 / 4)) / weight;
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), p: chanceOf(strata) };
}

/** Two-sided, given how many hits each stratum has: twice the smaller tail. */
function chanceOf(strata: readonly Stratum<Hits>[]): number {
  const informative = strata.filter(({ group: a, against: b }) => {
    const hits = a.hits + b.hits;
    return a.of > 0 && b.of > 0 && hits > 0 && hits < a.of + b.of;
  });
  const seen = informative.reduce((sum, { group }) => sum + group.hits, 0);
  const span = informative.reduce(
    (sum, { group, against }) => sum + Math.min(group.of, group.hits + against.hits),
    0,
  );
  if (span > mostExact) return nearly(informative, seen);
  let all: Distribution = { first: 0, chances: Float64Array.of(1) };
  for (const stratum of informative) all = together(all, hypergeometric(stratum));
  let [below, above] = [0, 0];
  for (const [nth, chance] of all.chances.entries()) {
    if (all.first + nth <= seen) below += chance;
    if (all.first + nth >= seen) above += chance;
  }
  return Math.min(1, 2 * Math.min(below, above));
}

function nearly(strata: readonly Stratum<Hits>[], seen: number): number {
  let [expected, variance] = [0, 0];
  for (const { group: a, against: b } of strata) {
    const [n, hits] = [a.of + b.of, a.hits + b.hits];
    expected += (a.of * hits) / n;
    variance += (a.of * b.of * hits * (n - hits)) / (n ** 2 * (n - 1));
  }
  return 2 * normalTail(Math.max(0, Math.abs(seen - expected) - 0.5) / Math.sqrt(variance));
}

/** Hits of the group among all hits of the stratum, were they dealt without looking. */
function hypergeometric({ group: a, against: b }: Stratum<Hits>): Distribution {
  const hits = a.hits + b.hits;
  const [first, last] = [Math.max(0, hits - b.of), Math.min(a.of, hits)];
  const chances = new Float64Array(last - first + 1);
  const mode = Math.min(last, Math.max(first, Math.floor(((hits + 1) * (a.of + 1)) / (a.of + b.of + 2))));
  chances[mode - first] = 1;
  for (let k = mode; k < last; k++)
    chances[k + 1 - first] =
      ((chances[k - first] ?? 0) * (a.of - k) * (hits - k)) / ((k + 1) * (b.of - hits + k + 1));
  for (let k = mode; k > first; k--)
    chances[k - 1 - first] =
      ((chances[k - first] ?? 0) * k * (b.of - hits + k)) / ((a.of - k + 1) * (hits - k + 1));
  return trimmed({ first, chances });
}

/** Without what no sum would notice, and adding up to one. */
function trimmed({ first, chances }: Distribution): Distribution {
  let [from, to] = [0, chances.length];
  while ((chances[from] ?? 1) < negligible) from += 1;
  while ((chances[to - 1] ?? 1) < negligible) to -= 1;
  const kept = chances.slice(from, to);
  const total = kept.reduce((sum, chance) => sum + chance, 0);
  return { first: first + from, chances: kept.map((chance) => chance / total) };
}

function together(one: Distribution, other: Distribution): Distribution {
  const chances = new Float64Array(one.chances.length + other.chances.length - 1);
  for (const [i, a] of one.chances.entries())
    for (const [j, b] of other.chances.entries()) chances[i + j] = (chances[i + j] ?? 0) + a * b;
  return { first: one.first + other.first, chances };
}

/**
 * The difference of two means over strata, weighted as above; each group's variance is what varies within its strata. Normal, so
 * for groups of fifty and more. Null where no stratum has both, or nothing varies.
 */
export function compareMeans(strata: readonly Stratum<Sums>[]): Difference | null {
  const within = (of: (one: Stratum<Sums>) => Sums): number => {
    let [squares, freedom] = [0, 0];
    for (const { n, sum, squares: all } of strata.map(of))
      if (n > 1) {
        squares += all - sum ** 2 / n;
        freedom += n - 1;
      }
    return freedom === 0 ? 0 : Math.max(0, squares) / freedom;
  };
  const [ofGroup, ofOthers] = [within(({ group }) => group), within(({ against }) => against)];
  let [weight, difference, variance] = [0, 0, 0];
  for (const { group: a, against: b } of strata) {
    if (a.n === 0 || b.n === 0) continue;
    const own = (a.n * b.n) / (a.n + b.n);
    weight += own;
    difference += own * (a.sum / a.n - b.sum / b.n);
    variance += own ** 2 * (ofGroup / a.n + ofOthers / b.n);
  }
  return weight === 0 ? null : byNormal(difference / weight, Math.sqrt(variance) / weight);
}

/** The mean of differences within pairs. Null below two, or where nothing varies. */
export function comparePairs({ n, sum, squares }: Sums): Difference | null {
  if (n < 2) return null;
  const variance = Math.max(0, squares - sum ** 2 / n) / (n - 1);
  return byNormal(sum / n, Math.sqrt(variance / n));
}

function byNormal(value: number, error: number): Difference | null {
  if (!(error > 0)) return null;
  const half = z95 * error;
  return { value, low: value - half, high: value + half, p: 2 * normalTail(Math.abs(value) / error) };
}
