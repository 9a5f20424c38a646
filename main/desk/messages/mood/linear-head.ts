import head from '../../../../models/heads/mood.json' with { type: 'json' };

const { negative, neutral, positive, fault } = head.heads;
/**
 * How far a fault that is told without feeling counts as a complaint: the same words are written by who only wants it
 * mended and by who has had enough, so it lies between.
 */
const faultShare = 0.5;
/** The model whose vectors the head was made for. */
export const headModel = head.model;

/** What speaks for each mood: by what the text means, and by its words. The sums are what is compared. */
export interface MoodScores {
  readonly probability: { readonly negative: number; readonly neutral: number; readonly positive: number };
  readonly byMeaning: number;
  readonly byWords: number;
}

interface OneHead {
  readonly offset: number;
  readonly words: readonly number[];
  readonly meaning: readonly number[];
}

function dot(weights: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (const [at, weight] of weights.entries()) sum += weight * (values[at] ?? 0);
  return sum;
}

/**
 * Weighs a text by the vector of its meaning (null when there is no model for it) and its word features.
 * `byMeaning` and `byWords` are how far each pulls towards negative and away from the others.
 */
export function scoreMood(vector: Float32Array | null, words: readonly number[]): MoodScores {
  const meaningOf = ({ meaning, offset }: OneHead): number =>
    vector === null ? 0 : dot(meaning, vector) + offset;
  const heads: readonly OneHead[] = [negative, neutral, positive, fault];
  const meanings = heads.map(meaningOf);
  const spoken = heads.map((one) => dot(one.words, words));
  const scores = meanings.map((meaning, at) => meaning + (spoken[at] ?? 0));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  const share = (at: number): number => (powers[at] ?? 0) / sum;
  const pull = ([first = 0, ...others]: readonly number[]): number => first - Math.max(...others);
  return {
    probability: {
      negative: share(0) + faultShare * share(3),
      neutral: share(1) + (1 - faultShare) * share(3),
      positive: share(2),
    },
    byMeaning: pull(meanings),
    byWords: pull(spoken),
  };
}
