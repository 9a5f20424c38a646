import type { ConfidenceWord, GoldenPair, GoldenRank } from '../../../../preload/contract.ts';
import { passageIdOf } from '../../../../preload/shared/answer-targets.ts';
import type { RankedAnswer } from '../../search/suggestion.ts';
import type { StoredGoldenQuestion } from '../../store/golden.ts';

/** Answers that are looked through for the golden one. */
export const rankCutoff = 10;

const order: readonly ConfidenceWord[] = ['no good answer', 'a guess', 'likely', 'sure'];

/** How the golden answer comes among these. */
export function rankOf(
  pair: Pick<StoredGoldenQuestion, 'target' | 'documentId' | 'heading'>,
  answers: readonly RankedAnswer[],
): GoldenRank {
  const at = answers.findIndex((each) => isTarget(pair, each));
  const [best] = answers;
  return {
    rank: at < 0 ? null : at + 1,
    confidence: answers[at]?.confidence.word ?? 'no good answer',
    best: { title: best?.title ?? '', text: best?.text ?? '' },
  };
}

/** A passage has another number after each reading of its document, and is still the same under its heading. */
function isTarget(
  pair: Pick<StoredGoldenQuestion, 'target' | 'documentId' | 'heading'>,
  answers: RankedAnswer,
): boolean {
  if (answers.target === pair.target) return true;
  return (
    passageIdOf(pair.target) !== null &&
    passageIdOf(answers.target) !== null &&
    answers.documentId === pair.documentId &&
    answers.heading === pair.heading
  );
}

/** A better rank is better whatever the confidence; at the same rank the confidence decides, as it is what an agent goes by. */
export function compareToBaseline(
  before: GoldenRank,
  now: GoldenRank,
): Exclude<GoldenPair['state'], 'gone' | 'not run'> {
  const [was, is] = [before.rank ?? rankCutoff + 1, now.rank ?? rankCutoff + 1];
  const difference = was - is || order.indexOf(now.confidence) - order.indexOf(before.confidence);
  return difference === 0 ? 'as before' : difference > 0 ? 'better' : 'worse';
}
