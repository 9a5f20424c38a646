import type { WrongReason } from '../../../preload/contract.ts';
import type { Candidate } from './candidates.ts';
import { blend, type Parts, type Weights } from './blend.ts';
import type { DenseEvidence } from './dense.ts';
import type { Matcher } from './evidence.ts';
import type { LearnedEvidence } from './learned-index.ts';

/** Usual number of words of a question and of a passage: what BM25 takes as neither long nor short. */
const usualQuestion = 8;
const usualPassage = 60;

export interface Ranked {
  readonly candidate: Candidate;
  readonly parts: Parts;
  readonly score: number;
  /** Share of the question's weight that occurs in the best passage or question. */
  readonly covered: number;
  /** Index into the candidate's passages: the one that fits best. */
  readonly bestPassage: number;
  /** Similar messages that were answered with it, where there are any. */
  readonly answered: LearnedEvidence | null;
  /** It was marked wrong for a message like this one; the share of its score, 0 to 1, that is held back for it. */
  readonly held: { readonly reason: WrongReason; readonly share: number } | null;
}

/** Tells what speaks for a candidate. */
export function judge(
  candidate: Candidate,
  matcher: Matcher,
  dense: DenseEvidence,
  weights: Weights,
): Omit<Ranked, 'answered' | 'held'> {
  let wordsQuestion = 0;
  let orderQuestion = 0;
  let wordsPassage = 0;
  let adjacent = 0;
  let near = 0;
  let covered = 0;
  let exact = 0;
  let bestPassage = 0;
  let bestFit = -1;
  for (const read of candidate.asked) {
    const asQuestion = matcher.question(read, usualQuestion);
    wordsQuestion = Math.max(wordsQuestion, asQuestion.words);
    orderQuestion = Math.max(orderQuestion, asQuestion.adjacent);
    const asPassage = matcher.passage(read, usualPassage);
    wordsPassage = Math.max(wordsPassage, asPassage.words);
    adjacent = Math.max(adjacent, asPassage.adjacent);
    near = Math.max(near, asPassage.near);
    covered = Math.max(covered, asPassage.covered);
    exact = Math.max(exact, matcher.exact(read));
  }
  for (const [at, read] of candidate.texts.entries()) {
    const evidence = matcher.passage(read, usualPassage);
    const fit = evidence.words + evidence.near;
    if (fit > bestFit) {
      bestFit = fit;
      bestPassage = at;
    }
    wordsPassage = Math.max(wordsPassage, evidence.words);
    adjacent = Math.max(adjacent, evidence.adjacent);
    near = Math.max(near, evidence.near);
    covered = Math.max(covered, evidence.covered);
    exact = Math.max(exact, matcher.exact(read));
  }

  const meaningBest = Math.max(0, dense.question ?? 0, dense.body ?? 0);
  const parts: Parts = {
    meaningBest,
    meaningPassage: Math.max(0, dense.body ?? dense.question ?? 0),
    wordsQuestion,
    orderQuestion,
    wordsPassage,
    adjacent,
    near,
    exact,
  };
  return { candidate, parts, score: blend(parts, weights), covered, bestPassage };
}
