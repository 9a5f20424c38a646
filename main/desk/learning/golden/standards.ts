import type { ConfidenceWord, GoldenPair, GoldenPlace } from '../../../../preload/contract.ts';
import type { Placed } from '../../search/suggestion.ts';
import type { StoredGolden } from '../../store/golden.ts';

/** Answers that are looked through for the golden one. */
export const firstOnes = 10;

const order: readonly ConfidenceWord[] = ['no good answer', 'a guess', 'likely', 'sure'];

/** How the golden answer comes among these. */
export function placeOf(
  pair: Pick<StoredGolden, 'target' | 'documentId' | 'heading'>,
  placed: readonly Placed[],
): GoldenPlace {
  const at = placed.findIndex((each) => isTarget(pair, each));
  const [best] = placed;
  return {
    place: at < 0 ? null : at + 1,
    word: placed[at]?.confidence.word ?? 'no good answer',
    best: { title: best?.title ?? '', text: best?.text ?? '' },
  };
}

/** A passage has another number after each reading of its document, and is still the same under its heading. */
function isTarget(pair: Pick<StoredGolden, 'target' | 'documentId' | 'heading'>, placed: Placed): boolean {
  if (placed.target === pair.target) return true;
  return (
    pair.target.startsWith('p:') &&
    placed.target.startsWith('p:') &&
    placed.documentId === pair.documentId &&
    placed.heading === pair.heading
  );
}

/** A better place is better whatever the word; at the same place the word decides, as it is what an agent goes by. */
export function compare(
  before: GoldenPlace,
  now: GoldenPlace,
): Exclude<GoldenPair['state'], 'gone' | 'not run'> {
  const [was, is] = [before.place ?? firstOnes + 1, now.place ?? firstOnes + 1];
  const difference = was - is || order.indexOf(now.word) - order.indexOf(before.word);
  return difference === 0 ? 'as before' : difference > 0 ? 'better' : 'worse';
}
