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
export function findLowRatedAnswers(rated: readonly Rated[]): readonly Tested[] {
  const counts = countRatings(rated);
  let named: readonly Tested[] = [];
  let tests: Tests = new Map();
  let leftOut: ReadonlySet<string> = new Set();
  for (let round = 0; round < mostRounds; round += 1) {
    tests = testAnswers(counts, leftOut, tests);
    const tested = [...tests.values()].map(({ test }) => test);
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

/** An answer's ratings in a stratum beside those that it is measured by, its own among them. */
interface Table {
  readonly bad: number;
  readonly all: number;
  readonly whollyBad: number;
  readonly whole: number;
}
type Tests = ReadonlyMap<string, { readonly tables: readonly Table[]; readonly test: Tested }>;

/** Each answer against the others but those of `leftOut`; as it was `before` where it is measured by the same ratings. */
function testAnswers(counts: Counts, leftOut: ReadonlySet<string>, before: Tests): Tests {
  const tablesOf = new Map<string, Table[]>();
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
      const own = tablesOf.get(answer) ?? [];
      tablesOf.set(answer, own);
      own.push({ bad, all, whollyBad, whole });
    }
  }
  return new Map(
    [...tablesOf].map(([answer, tables]) => {
      const known = before.get(answer);
      const isSame = known?.tables.every(
        ({ whollyBad, whole }, nth) => tables[nth]?.whollyBad === whollyBad && tables[nth].whole === whole,
      );
      return [
        answer,
        known !== undefined && isSame === true ? known : { tables, test: testOf(answer, tables) },
      ];
    }),
  );
}

function testOf(answer: string, tables: readonly Table[]): Tested {
  let [ratings, bad, expected] = [0, 0, 0];
  let distribution = Float64Array.of(1);
  for (const table of tables) {
    ratings += table.all;
    bad += table.bad;
    expected += (table.all * table.whollyBad) / table.whole;
    distribution = folded(distribution, hypergeometric(table.all, table.whollyBad, table.whole));
  }
  return { answer, ratings, bad, expected, p: tailFrom(distribution, bad) };
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
function hypergeometric(own: number, bad: number, all: number): Float64Array<ArrayBuffer> {
  const whole = logChoose(all, own);
  const chances = new Float64Array(Math.min(own, bad) + 1);
  for (let k = Math.max(0, own - (all - bad)); k < chances.length; k += 1)
    chances[k] = Math.exp(logChoose(bad, k) + logChoose(all - bad, own - k) - whole);
  return chances;
}

/** Counted loops over numbers that lie together: through iterators it takes many times as long. */
function folded(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i += 1) {
    const p = a[i] ?? 0;
    if (p > 0) for (let j = 0; j < b.length; j += 1) sums[i + j] = (sums[i + j] ?? 0) + p * (b[j] ?? 0);
  }
  return sums;
}

const tailFrom = (distribution: Float64Array, from: number): number =>
  Math.min(1, distribution.slice(from).reduce((sum, p) => sum + p, 0) - (distribution[from] ?? 0) / 2);
