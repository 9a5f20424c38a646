import type { ClosePairs } from './close-pairs.ts';

/** The best cosine of two entries' questions, and the best of which at least one is a variant; 0 where none is close. */
export interface PairSimilarity {
  readonly questions: number;
  readonly variants: number;
}

/** Of an entry with each of its partners. */
export function bestCosines(pairs: ClosePairs, id: string): ReadonlyMap<string, PairSimilarity> {
  const best = new Map<string, PairSimilarity>();
  for (const { entryId, cosine, isVariant } of pairs.of(id)) {
    const { questions, variants } = best.get(entryId) ?? { questions: 0, variants: 0 };
    best.set(
      entryId,
      isVariant
        ? { questions, variants: Math.max(variants, cosine) }
        : { questions: Math.max(questions, cosine), variants },
    );
  }
  return best;
}
