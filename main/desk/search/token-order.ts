import type { TokenVectors } from '../ports.ts';
import type { CandidateTokens } from './candidate-tokens.ts';
import { tokenDimensions } from '../store/token-bytes.ts';
import fitted from './fitted.json' with { type: 'json' };
import type { RankedCandidate, ScoredCandidate } from './score-candidate.ts';

/** What tokens count beside the other parts of a score. */
export const tokenWeight = fitted.tokens.weight;
const { neutral, candidates: comparedCandidates } = fitted.tokens;

/**
 * A text of more tokens is a story: most of its words are about something else than what is asked, and whatever answer has the
 * rarest of them would win.
 */
const longestQuestion = 32;

/** What the tokens of a text are usually worth that is as close in meaning. */
const usualTokens = (meaningBest: number): number => neutral.a + neutral.b * meaningBest;

/** What each token weighs: a word as much as it says, however many tokens it is cut into. */
const weightsOf = (
  { words }: Pick<TokenVectors, 'words'>,
  wordWeight: (word: string) => number,
): readonly number[] =>
  words.flatMap(({ word, tokens }) => Array.from({ length: tokens }, () => wordWeight(word) / tokens));

/**
 * What each candidate gains by its tokens where they are put in order, in the order given. The best ones so far are compared;
 * any other, one whose tokens are not stored yet, and all of them for a long text, gain what is usual, so that they neither win
 * nor lose by that.
 */
export function gainsByTokens(
  scored: readonly (ScoredCandidate & Pick<RankedCandidate, 'phrasingMatch'>)[],
  question: TokenVectors,
  wordWeight: (word: string) => number,
  passagesOf: (candidate: ScoredCandidate['candidate']) => readonly number[],
  tokens: Pick<CandidateTokens, 'similarities'>,
): readonly number[] {
  const isStory = question.packed.length > longestQuestion * tokenDimensions;
  const compared = isStory
    ? []
    : scored.toSorted((one, other) => other.score - one.score).slice(0, comparedCandidates);
  const similarities = tokens.similarities(
    question,
    weightsOf(question, wordWeight),
    // Those that were found come first: they are the closest.
    compared.map(({ candidate }) => [...new Set([...candidate.passageIds, ...passagesOf(candidate)])]),
  );
  const found = new Map(compared.map((one, rank) => [one, similarities[rank] ?? null]));
  return scored.map((one) => {
    const usual = usualTokens(one.parts.meaningBest);
    const own = found.get(one) ?? usual;
    // A message that was answered with it is as good as a question of its own, but its tokens are not stored.
    return tokenWeight * (one.phrasingMatch === null ? own : Math.max(own, usual));
  });
}

/** Best first. */
export const inOrder = <Ranked extends Pick<RankedCandidate, 'score' | 'byTokens'>>(
  ranked: readonly Ranked[],
): Ranked[] => ranked.toSorted((one, other) => other.score + other.byTokens - one.score - one.byTokens);
