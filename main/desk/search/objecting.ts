import { maskToLearn } from '../privacy/find/mask.ts';
import { toBytes } from '../store/vector-bytes.ts';
import type { LearnedIndex, Objection } from './learned-index.ts';

/** By target: what agents said against it. */
export type Objections = ReadonlyMap<string, Objection>;

/**
 * What agents said against answers for each of these questions, in order; empty when nobody said anything. A question goes
 * by its own words alone, so that what is searched in other words, or with what was said before, does not bring a wrong
 * answer back; without names and numbers too, because what was marked is kept without them.
 */
export async function objectionsTo(
  questions: readonly { readonly text: string }[],
  learned: Pick<LearnedIndex, 'hasObjections' | 'objections'>,
  vectorsOf: (texts: readonly string[]) => Promise<readonly Float32Array[] | null>,
): Promise<readonly Objections[]> {
  if (!learned.hasObjections()) return [];
  const wordings = questions.map(({ text }) => [...new Set([text, maskToLearn(text)])]);
  const vectors = await vectorsOf(wordings.flat());
  if (vectors === null) return [];
  let from = 0;
  return wordings.map(({ length }) => {
    const own = vectors.slice(from, from + length);
    from += length;
    return learned.objections(own.map(toBytes));
  });
}
