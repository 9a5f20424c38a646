import type { Confidence, ConfidenceWord } from '../../../preload/contract.ts';

/**
 * How sure the desk is, from scores alone. Every candidate competes with the others and with "none of these", which has
 * a score of its own; the share that a candidate wins is then straightened into a probability by a logistic curve.
 */
export interface CalibrationParams {
  /** How far apart two scores must be to matter. */
  readonly temperature: number;
  /** The score of "none of these". */
  readonly none: number;
  readonly slope: number;
  readonly offset: number;
  /** What this library adds to the curve, in logits: library-calibration.ts; none for the curve as it ships. */
  readonly shift?: number;
  /** Lowest probability of each word. */
  readonly words: { readonly guess: number; readonly likely: number; readonly sure: number };
}

/** One probability per score, in the order given, rounded to three digits. */
export function calibrate(scores: readonly number[], curve: CalibrationParams): readonly Confidence[] {
  const { temperature, none, slope, offset, shift = 0 } = curve;
  const highest = Math.max(none, ...scores);
  const won = scores.map((score) => Math.exp((score - highest) / temperature));
  const all = won.reduce((sum, each) => sum + each, Math.exp((none - highest) / temperature));
  return won.map((each) => {
    const share = Math.min(1 - 1e-6, Math.max(1e-6, each / all));
    return toConfidence(sigmoid(slope * logit(share) + offset + shift), curve);
  });
}

/**
 * The same for candidates in their order. What is for other customers is no candidate for this one: it takes nothing from
 * the others and is never a good answer.
 */
export const calibrateRanked = (
  ranked: readonly { readonly score: number; readonly otherAudience: unknown }[],
  curve: CalibrationParams,
): readonly Confidence[] =>
  calibrate(
    ranked.map(({ score, otherAudience }) => (otherAudience === null ? score : -Infinity)),
    curve,
  );

/**
 * What is said of candidates in their order: the scores alone say how sure the best answers are, and tokens which these are, so the
 * first one is as sure as the surest. What is for other customers keeps its own.
 */
export function inOrderShown(
  ranked: readonly { readonly otherAudience: unknown }[],
  calibrated: readonly Confidence[],
): readonly Confidence[] {
  const isOpen = (at: number): boolean => ranked[at]?.otherAudience === null;
  const surest = calibrated.filter((_, at) => isOpen(at)).toSorted((one, other) => other.value - one.value);
  let next = 0;
  return calibrated.map((own, at) => (isOpen(at) ? (surest[next++] ?? own) : own));
}

const logit = (probability: number): number => Math.log(probability / (1 - probability));
/** The same, of what is never quite certain. */
export const keptLogit = (probability: number): number =>
  logit(Math.min(0.995, Math.max(0.005, probability)));
export const sigmoid = (evidence: number): number => 1 / (1 + Math.exp(-evidence));

/** A probability, rounded to three digits, with its word. */
export const toConfidence = (value: number, curve: CalibrationParams): Confidence => ({
  value: Math.round(value * 1000) / 1000,
  word: wordFor(value, curve),
});

/** What is said when nothing was found at all. */
export const noAnswer: Confidence = { word: 'no good answer', value: 0 };

function wordFor(value: number, { words }: CalibrationParams): ConfidenceWord {
  if (value >= words.sure) return 'sure';
  if (value >= words.likely) return 'likely';
  if (value >= words.guess) return 'a guess';
  return 'no good answer';
}
