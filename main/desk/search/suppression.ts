import type { NegativeFeedbackReason } from '../../../preload/contract.ts';
import type { CalibrationParams } from './confidence.ts';
import type { NegativeFeedbackVector } from '../store/negative-feedback.ts';

/** What agents said against one target, for messages like the one that is searched for. */
export interface NegativeMatch {
  readonly reason: NegativeFeedbackReason;
  /** Cosine to the message that it was marked wrong for, less the penalty when it is stale. */
  readonly cosine: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** From here on it is the same message; masking and rounding cost no more. */
const sameMessage = 0.97;
/** Cosines from which an answer is suppressed a little, and from which wholly: docs/experiments/learning.md. */
const thresholds: Readonly<Record<NegativeFeedbackReason, { readonly from: number; readonly full: number }>> =
  {
    wrong: { from: 0.85, full: 0.95 },
    outdated: { from: 0.85, full: 0.95 },
    incomplete: { from: 0.85, full: 0.95 },
    'not for this customer': { from: 0.95, full: 0.98 },
  };
/**
 * So much closer to the message that it was wrong for than to its own questions must a message be: where all messages are
 * much alike, closeness to one of them says little.
 */
const ownQuestionMargin = 0.25;
/**
 * A message that asks the same in other words is less close, and known by this: no question of the library is as close to
 * it as the message that was marked, by far.
 */
const inOtherWords = { from: 0.6, full: 0.75, margin: 0.1 } as const;
/** What was learned or said about an answer that has changed since counts this much less. */
export const stalePenalty = 0.15;
/** What is wrong for one customer says nothing of others who ask the same in other words. */
const isForOthersToo = (reason: NegativeFeedbackReason): boolean => reason !== 'not for this customer';
/** From here on negative feedback may count. */
const farthest = (reason: NegativeFeedbackReason): number =>
  isForOthersToo(reason) ? inOtherWords.from : thresholds[reason].from;
/** An answer that was corrected is neither outdated nor incomplete any more. */
const isAddressed = ({ reason, isStale }: NegativeFeedbackVector): boolean =>
  isStale && (reason === 'outdated' || reason === 'incomplete');

/**
 * What is marked wrong may score so much: too little for a good answer even when there is no other. What is only
 * incomplete is no more than a guess. Less where the library makes every answer surer.
 */
export function suppressedScoreCaps({ none, temperature, slope, shift = 0 }: CalibrationParams): {
  readonly wrong: number;
  readonly incomplete: number;
} {
  const asShipped = none - (temperature * shift) / slope;
  return { wrong: asShipped - 2 * temperature, incomplete: asShipped };
}

/** The strongest negative feedback on each target; those that are too far from the message say nothing. */
export function strongestNegativeMatches(
  pairs: readonly NegativeFeedbackVector[],
  cosineTo: (vector: Int8Array) => number,
): ReadonlyMap<string, NegativeMatch> {
  const found = new Map<string, NegativeMatch>();
  for (const pair of pairs) {
    if (isAddressed(pair)) continue;
    const cosine = cosineTo(pair.vector) - (pair.isStale ? stalePenalty : 0);
    const known = found.get(pair.target);
    if (cosine <= farthest(pair.reason) || (known !== undefined && known.cosine > cosine)) continue;
    found.set(pair.target, { reason: pair.reason, cosine, at: pair.at });
  }
  return found;
}

const rise = (cosine: number, { from, full }: { readonly from: number; readonly full: number }): number =>
  Math.min(1, Math.max(0, (cosine - from) / (full - from)));

/** Cosines of a message: to the answer's own questions, and to the closest question of any other answer. */
export interface QuestionCosines {
  readonly own: number;
  readonly others: number;
}

/**
 * How much of a target is suppressed, 0 to 1. `answered` is the closest message that it did answer: what is more like this or
 * like its own questions than like the message that it was wrong for is left alone.
 */
export function suppressionShare(
  { reason, cosine, at }: NegativeMatch,
  { own, others }: QuestionCosines,
  answered: { readonly cosine: number; readonly at: number } | null,
): number {
  const isAnsweredSince = answered !== null && answered.at > at;
  if (answered !== null && (isAnsweredSince ? answered.cosine >= cosine : answered.cosine > cosine)) return 0;
  const isLikeIt = cosine >= sameMessage || own + ownQuestionMargin < cosine;
  const asksIt = isForOthersToo(reason) && Math.max(own, others) + inOtherWords.margin <= cosine;
  return Math.max(isLikeIt ? rise(cosine, thresholds[reason]) : 0, asksIt ? rise(cosine, inOtherWords) : 0);
}
