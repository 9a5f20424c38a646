import type { WrongReason } from '../../../preload/contract.ts';
import type { WrongVector } from '../store/wrong-pairs.ts';

/** What agents said against one target, for messages like the one that is searched for. */
export interface AgainstIt {
  readonly reason: WrongReason;
  /** Cosine to the message that it was marked wrong for, less what fading took. */
  readonly cosine: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** From here on it is the same message; masking and rounding cost no more. */
const sameMessage = 0.97;
/** Cosines from which a pair is held back a little, and from which wholly: docs/experiments/learning.md. */
const reach: Readonly<Record<WrongReason, { readonly from: number; readonly whole: number }>> = {
  wrong: { from: 0.85, whole: 0.95 },
  outdated: { from: 0.85, whole: 0.95 },
  incomplete: { from: 0.85, whole: 0.95 },
  'not for this customer': { from: 0.95, whole: 0.98 },
};
/**
 * So much closer to the message that it was wrong for than to its own questions must a message be: where all messages are
 * much alike, closeness to one of them says little.
 */
const closer = 0.25;
/** What was said about an answer that has changed since counts this much less. */
const fading = 0.15;
/** An answer that was mended is neither outdated nor incomplete any more. */
const isMended = ({ reason, isFaded }: WrongVector): boolean =>
  isFaded && (reason === 'outdated' || reason === 'incomplete');

/** The strongest objection to each target; those that are too far from the message say nothing. */
export function objections(
  pairs: readonly WrongVector[],
  cosineTo: (vector: Int8Array) => number,
): ReadonlyMap<string, AgainstIt> {
  const found = new Map<string, AgainstIt>();
  for (const pair of pairs) {
    if (isMended(pair)) continue;
    const cosine = cosineTo(pair.vector) - (pair.isFaded ? fading : 0);
    const known = found.get(pair.target);
    if (cosine <= reach[pair.reason].from || (known !== undefined && known.cosine > cosine)) continue;
    found.set(pair.target, { reason: pair.reason, cosine, at: pair.at });
  }
  return found;
}

/**
 * How much of a target is held back, 0 to 1. `own` is the cosine to its own questions, `answered` the closest message that
 * it did answer: what is more like these than like the message that it was wrong for is left alone.
 */
export function heldBack(
  { reason, cosine, at }: AgainstIt,
  own: number,
  answered: { readonly cosine: number; readonly at: number } | null,
): number {
  const isAnsweredSince = answered !== null && answered.at > at;
  if (answered !== null && (isAnsweredSince ? answered.cosine >= cosine : answered.cosine > cosine)) return 0;
  if (cosine < sameMessage && own + closer >= cosine) return 0;
  const { from, whole } = reach[reason];
  return Math.min(1, Math.max(0, (cosine - from) / (whole - from)));
}
