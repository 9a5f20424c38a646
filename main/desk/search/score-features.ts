/** Everything that speaks for a candidate, each on an absolute scale of about 0 to 1. */
export interface ScoreFeatures {
  /** Cosine of the question to the closest text of the candidate: question, variant, heading or passage. */
  readonly meaningBest: number;
  /** Cosine to its closest passage. */
  readonly meaningPassage: number;
  /** Words shared with its question or a variant, question words included. */
  readonly wordsQuestion: number;
  /** Neighbouring words shared with its question or a variant. */
  readonly orderQuestion: number;
  /** Words of the matter shared with its passage under its heading. */
  readonly wordsPassage: number;
  readonly adjacent: number;
  readonly near: number;
  /** Codes and quoted phrases that stand in it. */
  readonly exact: number;
}
export type FeatureName = keyof ScoreFeatures;
export type Weights = Readonly<Record<FeatureName, number>>;

export const featureNames = [
  'meaningBest',
  'meaningPassage',
  'wordsQuestion',
  'orderQuestion',
  'wordsPassage',
  'adjacent',
  'near',
  'exact',
] as const satisfies readonly FeatureName[];

/** The weighted sum of what speaks for a candidate. */
export function weightedSum(parts: ScoreFeatures, weights: Weights): number {
  return featureNames.reduce((sum, name) => sum + parts[name] * weights[name], 0);
}
