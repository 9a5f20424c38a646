import type { Confidence } from '../../../preload/contract.ts';
import {
  type CalibrationParams,
  calibrateRanked,
  keptLogit,
  noAnswer,
  sigmoid,
  toConfidence,
} from './confidence.ts';
import type { RetrievalResult } from './retriever.ts';
import type { RankedCandidate } from './score-candidate.ts';
import { inOrder } from './token-order.ts';

/** What one view of a question finds: the question alone, with what was said before it, or the whole message. */
export interface QueryResult {
  readonly finding: RetrievalResult;
  /** How sure each candidate is by its score, in their order. */
  readonly calibrated: readonly Confidence[];
}

/** Words that are told for each request of a message at which the whole message counts as much as the request. */
const evenWeight = 16;
/** A text of fewer words than this tells no story. */
const leastStory = 4;
/** What the whole message would count for less than this is not worth another search. */
const leastWeight = 0.1;
/** A long text meets by chance more often: so much less sure, in logits, is what the whole message says. */
const chance = 0.3;
/** So many of the views find the same answer for it to be neither surer nor less sure by that. */
const usualAgreement = 2 / 3;

const wordsIn = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/**
 * How much the whole message says about each of its requests, 0 to less than 1. A message of little more than its requests,
 * or one in which each request has a story of its own, is about several things; one that tells a long story is about that.
 */
export function storyWeight(
  whole: string,
  requests: readonly { readonly text: string; readonly context: string }[],
): number {
  const told = wordsIn(whole) - requests.reduce((sum, { text }) => sum + wordsIn(text), 0);
  const stories = requests.filter(({ context }) => wordsIn(context) >= leastStory).length;
  const each = Math.max(0, told) / (Math.max(1, requests.length) * Math.sqrt(Math.max(1, stories)));
  const weight = each ** 2 / (each ** 2 + evenWeight ** 2);
  return told < leastStory || weight < leastWeight ? 0 : weight;
}

/** Mean score of each candidate over the views, best score first; where one did not find it, it scores like the last that was found. */
function meanRanking(views: readonly (readonly [QueryResult, number])[]): readonly RankedCandidate[] {
  const candidates = new Map<string, RankedCandidate>();
  for (const [{ finding }] of views)
    for (const ranked of finding.ranked)
      if (!candidates.has(ranked.candidate.target)) candidates.set(ranked.candidate.target, ranked);
  const total = views.reduce((sum, [, weight]) => sum + weight, 0);
  const meanOf = (of: 'score' | 'byTokens'): ReadonlyMap<string, number> => {
    const means = new Map<string, number>();
    for (const [{ finding }, weight] of views) {
      const values = new Map(finding.ranked.map((ranked) => [ranked.candidate.target, ranked[of]]));
      const least = values.size === 0 ? 0 : Math.min(...values.values());
      for (const target of candidates.keys())
        means.set(target, (means.get(target) ?? 0) + (weight / total) * (values.get(target) ?? least));
    }
    return means;
  };
  const scores = meanOf('score');
  const gains = meanOf('byTokens');
  return [...candidates.values()]
    .map((ranked) => {
      const { target } = ranked.candidate;
      return { ...ranked, score: scores.get(target) ?? 0, byTokens: gains.get(target) ?? 0 };
    })
    .sort((one, other) => other.score - one.score);
}

const confidenceOf = ({ finding, calibrated }: QueryResult): ReadonlyMap<string, number> =>
  new Map(finding.ranked.map(({ candidate }, at) => [candidate.target, calibrated[at]?.value ?? 0]));

const surestOf = (confidence: ReadonlyMap<string, number>): string | undefined =>
  [...confidence].reduce<readonly [string, number] | undefined>(
    (best, each) => (best === undefined || each[1] > best[1] ? each : best),
    undefined,
  )?.[0];

/** What it says of an answer, in logits, how many of the views are surest of it: looks that differ rarely agree by chance. */
function byAgreement(target: string | undefined, views: readonly ReadonlyMap<string, number>[]): number {
  const agreeing = views.filter((view) => surestOf(view) === target).length;
  return views.length < 2 ? 0 : agreeing / views.length - usualAgreement;
}

/**
 * A question in the light of what was said before it and of the whole message. The mean score ranks; how sure it is lies
 * between what the question says and what the whole message says, so that it does not fall with the length of either, and
 * grows where these find the same answer.
 */
export function fuseResults(
  alone: QueryResult,
  withContext: QueryResult | null,
  whole: { readonly view: QueryResult; readonly weight: number } | null,
  curve: CalibrationParams,
): QueryResult {
  const weight = whole?.weight ?? 0;
  const ranked = meanRanking([
    [alone, 1],
    ...(withContext === null ? [] : [[withContext, 1] as const]),
    ...(whole === null ? [] : [[whole.view, weight] as const]),
  ]);
  const mixed = calibrateRanked(ranked, curve);
  const own = confidenceOf(alone);
  const inContext = withContext === null ? own : confidenceOf(withContext);
  const all = whole === null ? own : confidenceOf(whole.view);
  // A long story has rare words of its own, and whatever answer has the most of them would come first.
  const ordered = inOrder(ranked.map((one) => ({ ...one, byTokens: (1 - weight) * one.byTokens })));
  const agreement = byAgreement(ordered[0]?.candidate.target, [
    own,
    ...(withContext === null ? [] : [inContext]),
    ...(whole === null ? [] : [all]),
  ]);
  // What ranks lower is never shown as surer.
  let most = 1;
  const calibrated = ranked.map(({ candidate: { target }, otherAudience }, at) => {
    if (otherAudience !== null) return noAnswer;
    const asked = Math.max(mixed[at]?.value ?? 0, own.get(target) ?? 0, inContext.get(target) ?? 0);
    const value =
      (1 - weight) * keptLogit(asked) + weight * (keptLogit(all.get(target) ?? 0) - chance) + agreement;
    most = Math.min(most, sigmoid(value));
    return toConfidence(most, curve);
  });
  const sureness = new Map(ranked.map(({ candidate }, at) => [candidate.target, calibrated[at] ?? noAnswer]));
  return {
    finding: { ...alone.finding, ranked: ordered },
    calibrated: ordered.map(({ candidate }) => sureness.get(candidate.target) ?? noAnswer),
  };
}
