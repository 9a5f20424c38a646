import type { BadlyRated } from '../../../preload/contract.ts';
import type { RatingFactsTable } from '../store/store.ts';
import { isBad } from './rating-values.ts';

type Rated = ReturnType<RatingFactsTable['ratedAnswers']>[number];

/** Of the answers that are named, this share is wrong on average at most. */
const falseDiscoveries = 0.05;

interface Tested extends Omit<BadlyRated, 'about'> {
  /** How likely so many bad ratings would be if the answer were as the others. */
  readonly p: number;
}

/**
 * Answers after which ratings are bad more often than after the others that went out for the same queue and mood. Given how many
 * of each queue and mood are bad, how many of an answer's are is hypergeometric, exactly, however few there are; over the queues
 * the distributions are folded together. Of all answers those are named that Benjamini and Hochberg leave at a share of false
 * discoveries of 5 %.
 */
export function findBadlyRated(rated: readonly Rated[]): readonly Tested[] {
  const strata = new Map<
    string,
    { bad: number; all: number; answers: Map<string, [bad: number, all: number]> }
  >();
  for (const { stratum, measure, answer, value } of rated) {
    const bad = isBad({ measure: measure === 'nps' ? 'nps' : 'csat', value }) ? 1 : 0;
    const key = `${measure} ${stratum}`;
    const own = strata.get(key) ?? { bad: 0, all: 0, answers: new Map() };
    strata.set(key, own);
    own.bad += bad;
    own.all += 1;
    const counts = own.answers.get(answer) ?? [0, 0];
    own.answers.set(answer, [counts[0] + bad, counts[1] + 1]);
  }
  const answers = new Set(rated.map(({ answer }) => answer));
  const tested = [...answers].map((answer): Tested => {
    let [bad, ratings, expected] = [0, 0, 0];
    let distribution: readonly number[] = [1];
    for (const { bad: allBad, all, answers: counts } of strata.values()) {
      const [ownBad, own] = counts.get(answer) ?? [0, 0];
      if (own === 0) continue;
      bad += ownBad;
      ratings += own;
      expected += (own * allBad) / all;
      distribution = folded(distribution, hypergeometric(own, allBad, all));
    }
    return { answer, ratings, bad, expected, p: tailFrom(distribution, bad) };
  });
  const ordered = tested.toSorted((a, b) => a.p - b.p || b.bad - a.bad);
  const last = ordered.findLastIndex(({ p }, at) => p <= (falseDiscoveries * (at + 1)) / ordered.length);
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
  Math.min(
    1,
    distribution.slice(from).reduce((sum, p) => sum + p, 0),
  );
