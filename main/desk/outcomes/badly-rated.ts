import type { BadlyRated } from '../../../preload/contract.ts';
import type { RatingFactsTable } from '../store/store.ts';
import { isBad } from './rating-values.ts';

type Rated = ReturnType<RatingFactsTable['ratedAnswers']>[number];

/** Of the answers that are named one in twenty may be wrong on average; mid-p needs a little of that. */
const falseDiscoveries = 0.03;
/** The same of those that are no measure for others: left out by mistake, a good one would make others look bad. */
const falselyLeftOut = 0.0001;
/** It ends sooner where nothing changes any more; two sets of answers might take turns. */
const mostRounds = 6;

interface Tested extends Omit<BadlyRated, 'about'> {
  /** How likely so many bad ratings would be if it were as the others; exactly so many count for a half (mid-p). */
  readonly p: number;
}

/** Of each stratum and answer: bad ratings, and all. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, readonly [bad: number, all: number]>>;

/**
 * Answers after which ratings are bad more often than after the others that went out for the same queue and mood. Given how many
 * of each queue and mood are bad, how many of an answer's are is hypergeometric, however few there are; over the queues
 * the distributions are folded together. Of all answers those are named that Benjamini and Hochberg leave at a share of false
 * discoveries of 3 %. Answers that are bad beyond doubt are no measure for the others: these are tested again without them.
 */
export function findBadlyRated(rated: readonly Rated[]): readonly Tested[] {
  const counts = countRatings(rated);
  let named: readonly Tested[] = [];
  let leftOut: ReadonlySet<string> = new Set();
  for (let round = 0; round < mostRounds; round += 1) {
    const tested = testAnswers(counts, leftOut);
    named = significant(tested, falseDiscoveries);
    const next = new Set(significant(tested, falselyLeftOut).map(({ answer }) => answer));
    if (next.size === leftOut.size && [...leftOut].every((answer) => next.has(answer))) break;
    leftOut = next;
  }
  return named;
}

function countRatings(rated: readonly Rated[]): Counts {
  const strata = new Map<string, Map<string, readonly [number, number]>>();
  for (const { stratum, measure, answer, value } of rated) {
    const isOne = isBad({ measure: measure === 'nps' ? 'nps' : 'csat', value });
    const key = `${measure} ${stratum}`;
    const own = strata.get(key) ?? new Map<string, readonly [number, number]>();
    strata.set(key, own);
    const [bad, all] = own.get(answer) ?? [0, 0];
    own.set(answer, [bad + Number(isOne), all + 1]);
  }
  return strata;
}

/** Each answer against the others but those of `leftOut`. */
function testAnswers(counts: Counts, leftOut: ReadonlySet<string>): readonly Tested[] {
  const tests = new Map<string, Omit<Tested, 'p'> & { readonly distribution: readonly number[] }>();
  for (const answers of counts.values()) {
    let [othersBad, others] = [0, 0];
    for (const [answer, [bad, all]] of answers) {
      if (leftOut.has(answer)) continue;
      othersBad += bad;
      others += all;
    }
    for (const [answer, [bad, all]] of answers) {
      const isOut = leftOut.has(answer);
      const [whollyBad, whole] = isOut ? [othersBad + bad, others + all] : [othersBad, others];
      const before = tests.get(answer) ?? { ratings: 0, bad: 0, expected: 0, distribution: [1] };
      tests.set(answer, {
        answer,
        ratings: before.ratings + all,
        bad: before.bad + bad,
        expected: before.expected + (all * whollyBad) / whole,
        distribution: folded(before.distribution, hypergeometric(all, whollyBad, whole)),
      });
    }
  }
  return [...tests.values()].map(({ distribution, ...one }) => ({
    ...one,
    p: tailFrom(distribution, one.bad),
  }));
}

/** Those that Benjamini and Hochberg leave at that share of false discoveries, the surest first. */
function significant(tested: readonly Tested[], share: number): readonly Tested[] {
  const ordered = tested.toSorted((a, b) => a.p - b.p || b.bad - a.bad);
  const last = ordered.findLastIndex(({ p }, at) => p <= (share * (at + 1)) / ordered.length);
  return ordered.slice(0, last + 1);
}

const logFactorials: number[] = [0];
function logFactorial(n: number): number {
  for (let at = logFactorials.length; at <= n; at += 1)
    logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at));
  return logFactorials[n] ?? 0;
}
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** How likely 0, 1, 2 … bad ones are among `own` of `all`, of which `bad` are. */
function hypergeometric(own: number, bad: number, all: number): readonly number[] {
  const whole = logChoose(all, own);
  return Array.from({ length: Math.min(own, bad) + 1 }, (_, k) =>
    own - k > all - bad ? 0 : Math.exp(logChoose(bad, k) + logChoose(all - bad, own - k) - whole),
  );
}

function folded(a: readonly number[], b: readonly number[]): readonly number[] {
  const sums = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, p] of a.entries())
    if (p > 0) for (const [j, q] of b.entries()) sums[i + j] = (sums[i + j] ?? 0) + p * q;
  return sums;
}

const tailFrom = (distribution: readonly number[], from: number): number =>
  Math.min(1, distribution.slice(from).reduce((sum, p) => sum + p, 0) - (distribution[from] ?? 0) / 2);
