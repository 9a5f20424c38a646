import type { QuestionVectors } from '../../search/vector-index.ts';
import type { Neighbour } from './nearest-neighbours.ts';

/** The best cosine of two entries' questions, and the best of which at least one is a variant; 0 where none is close. */
export interface PairSimilarity {
  readonly questions: number;
  readonly variants: number;
}

/** From either side. */
export function bestCosinePerPair(
  near: readonly Neighbour[],
  { entryIds, isVariant }: QuestionVectors,
): ReadonlyMap<string, ReadonlyMap<string, PairSimilarity>> {
  const best = new Map<string, Map<string, PairSimilarity>>();
  const note = (from: string, to: string, add: (known: PairSimilarity) => PairSimilarity): void => {
    const partners = best.get(from) ?? new Map<string, PairSimilarity>();
    best.set(from, partners.set(to, add(partners.get(to) ?? { questions: 0, variants: 0 })));
  };
  for (const { row, other, cosine } of near) {
    const [one, two] = [entryIds[row] ?? '', entryIds[other] ?? ''];
    if (one === two) continue;
    const add = ({ questions, variants }: PairSimilarity): PairSimilarity =>
      isVariant[row] || isVariant[other]
        ? { questions, variants: Math.max(variants, cosine) }
        : { questions: Math.max(questions, cosine), variants };
    note(one, two, add);
    note(two, one, add);
  }
  return best;
}
