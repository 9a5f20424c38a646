import type { QuestionVectors } from '../../search/dense.ts';
import type { Neighbour } from './neighbours.ts';

/** The best cosine of two entries' questions, and the best of which at least one is a variant; 0 where none is close. */
export interface Closeness {
  readonly questions: number;
  readonly others: number;
}

/** From either side. */
export function closestOfPairs(
  near: readonly Neighbour[],
  { entryIds, isVariant }: QuestionVectors,
): ReadonlyMap<string, ReadonlyMap<string, Closeness>> {
  const best = new Map<string, Map<string, Closeness>>();
  const note = (from: string, to: string, add: (known: Closeness) => Closeness): void => {
    const partners = best.get(from) ?? new Map<string, Closeness>();
    best.set(from, partners.set(to, add(partners.get(to) ?? { questions: 0, others: 0 })));
  };
  for (const { row, other, cosine } of near) {
    const [one, two] = [entryIds[row] ?? '', entryIds[other] ?? ''];
    if (one === two) continue;
    const add = ({ questions, others }: Closeness): Closeness =>
      isVariant[row] || isVariant[other]
        ? { questions, others: Math.max(others, cosine) }
        : { questions: Math.max(questions, cosine), others };
    note(one, two, add);
    note(two, one, add);
  }
  return best;
}
