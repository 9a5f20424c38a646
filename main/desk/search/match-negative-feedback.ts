import { maskForLearning } from '../privacy/pii/mask.ts';
import { quantize } from '../vectors.ts';
import type { FeedbackIndex, NegativeFeedbackMatch } from './feedback-index.ts';

/** By target: what agents said against it. */
export type NegativeFeedbackByTarget = ReadonlyMap<string, NegativeFeedbackMatch>;

/**
 * What agents said against answers for each of these questions, in order; empty when nobody said anything. A question goes
 * by its own words alone, so that what is searched in other words, or with what was said before, does not bring a wrong
 * answer back; without names and numbers too, because what was marked is kept without them.
 */
export async function matchNegativeFeedback(
  questions: readonly { readonly text: string }[],
  feedback: Pick<FeedbackIndex, 'hasNegativeFeedback' | 'negativeFeedback'>,
  vectorsOf: (texts: readonly string[]) => Promise<readonly Float32Array[] | null>,
): Promise<readonly NegativeFeedbackByTarget[]> {
  if (!feedback.hasNegativeFeedback()) return [];
  const wordings = questions.map(({ text }) => [...new Set([text, maskForLearning(text)])]);
  const vectors = await vectorsOf(wordings.flat());
  if (vectors === null) return [];
  let from = 0;
  return wordings.map(({ length }) => {
    const own = vectors.slice(from, from + length);
    from += length;
    return feedback.negativeFeedback(own.map(quantize));
  });
}
