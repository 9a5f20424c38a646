import type { Audience, NegativeFeedbackReason } from '../../../preload/contract.ts';
import type { Candidate } from './candidates.ts';
import { weightedSum, type ScoreFeatures, type Weights } from './score-features.ts';
import type { VectorSimilarity } from './vector-index.ts';
import type { LexicalMatcher } from './lexical-matcher.ts';
import type { PhrasingMatch } from './feedback-index.ts';

/** Usual number of words of a question and of a passage: what BM25 takes as neither long nor short. */
const usualQuestion = 8;
const usualPassage = 60;

export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly parts: ScoreFeatures;
  readonly score: number;
  /** What its tokens add to its score where candidates are put in order; how sure it is, the score alone says. */
  readonly byTokens: number;
  /** Share of the question's weight that occurs in the best passage or question. */
  readonly covered: number;
  /** Index into the candidate's passages: the one that fits best. */
  readonly bestPassage: number;
  /** Similar messages that were answered with it, where there are any. */
  readonly phrasingMatch: PhrasingMatch | null;
  /** Cosine to the closest of its own questions; -1 without any, and where nobody searched by meaning. */
  readonly ownQuestion: number;
  /** It was marked wrong for a message like this one; the share of its score, 0 to 1, that is suppressed for it. */
  readonly suppression: { readonly reason: NegativeFeedbackReason; readonly share: number } | null;
  /** Whom it is for, when that is not the customer who asks: it is never a good answer then. */
  readonly otherAudience: Audience | null;
}

/** What is known of a candidate by itself. */
export type ScoredCandidate = Omit<
  RankedCandidate,
  'byTokens' | 'phrasingMatch' | 'ownQuestion' | 'suppression' | 'otherAudience'
>;

/** Scores a candidate. */
export function scoreCandidate(
  candidate: Candidate,
  matcher: LexicalMatcher,
  dense: VectorSimilarity,
  weights: Weights,
): ScoredCandidate {
  let wordsQuestion = 0;
  let orderQuestion = 0;
  let wordsPassage = 0;
  let adjacent = 0;
  let near = 0;
  let covered = 0;
  let exact = 0;
  let bestPassage = 0;
  let bestFit = -1;
  for (const read of candidate.questions) {
    const asQuestion = matcher.question(read, usualQuestion);
    wordsQuestion = Math.max(wordsQuestion, asQuestion.words);
    orderQuestion = Math.max(orderQuestion, asQuestion.adjacent);
    const asPassage = matcher.passage(read, usualPassage);
    wordsPassage = Math.max(wordsPassage, asPassage.words);
    adjacent = Math.max(adjacent, asPassage.adjacent);
    near = Math.max(near, asPassage.near);
    covered = Math.max(covered, asPassage.coverage);
    exact = Math.max(exact, matcher.exact(read));
  }
  for (const [at, read] of candidate.passageTexts.entries()) {
    const evidence = matcher.passage(read, usualPassage);
    const fit = evidence.words + evidence.near;
    if (fit > bestFit) {
      bestFit = fit;
      bestPassage = at;
    }
    wordsPassage = Math.max(wordsPassage, evidence.words);
    adjacent = Math.max(adjacent, evidence.adjacent);
    near = Math.max(near, evidence.near);
    covered = Math.max(covered, evidence.coverage);
    exact = Math.max(exact, matcher.exact(read));
  }

  const meaningBest = Math.max(0, dense.question ?? 0, dense.body ?? 0);
  const parts: ScoreFeatures = {
    meaningBest,
    meaningPassage: Math.max(0, dense.body ?? dense.question ?? 0),
    wordsQuestion,
    orderQuestion,
    wordsPassage,
    adjacent,
    near,
    exact,
  };
  return { candidate, parts, score: weightedSum(parts, weights), covered, bestPassage };
}
