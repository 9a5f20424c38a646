import type { PhrasingVector } from '../store/phrasings.ts';
import type { NegativeFeedbackVector } from '../store/negative-feedback.ts';
import { appendVectors, cosine, nearestRows, type PackedVectors, packVectors } from '../vectors.ts';
import { type NegativeMatch, stalePenalty, strongestNegativeMatches } from './suppression.ts';

/** What similar messages, answered before, say for one target. */
export interface PhrasingMatch {
  /** Pooled cosine: many that are close say more than one. */
  readonly similarity: number;
  /** How many of the closest were answered with it. */
  readonly messages: number;
}

/** Everything that was learned and counts in a search, phrasings oldest first. */
interface LearnedVectors {
  readonly vectors: readonly PhrasingVector[];
  readonly negative: readonly NegativeFeedbackVector[];
  readonly dimensions: number;
}

export interface FeedbackIndex {
  /** What was learned is something else now: it is read again at the next search. */
  invalidate(): void;
  /** These phrasings came, the newest of all, and nothing else changed: nothing is read again. */
  add(added: readonly PhrasingVector[]): void;
  /** The same with these phrasings as well, from what is in memory. */
  with(also: readonly PhrasingVector[]): FeedbackIndex;
  /** By target; empty when nothing was learned. */
  phrasingMatches(query: Int8Array): ReadonlyMap<string, PhrasingMatch>;
  /** Whether agents marked anything wrong. */
  hasNegativeFeedback(): boolean;
  /** By target: what agents said against it for messages like any of these wordings of one message. */
  negativeFeedback(wordings: readonly Int8Array[]): ReadonlyMap<string, NegativeFeedbackMatch>;
}

/** Negative feedback, and the message closest to this one that the target did answer. */
export interface NegativeFeedbackMatch extends NegativeMatch {
  readonly answered: { readonly cosine: number; readonly at: number } | null;
}

/**
 * The closest phrases that are compared, and how sharply the closest of a target count most. Distant ones count as well:
 * twenty that are a little alike say what kind of message goes where (leaving out those below .4 costs .01 on hint3).
 */
const neighbours = 40;
const sharpness = 15;

/**
 * Ways of asking that agents answered, packed like the library's own vectors. How they are pooled was measured by
 * replaying half of the questions of four sets: docs/experiments/learning.md.
 */
export function createFeedbackIndex(read: () => LearnedVectors): FeedbackIndex {
  let packed: PackedVectors | null = null;
  let phrases: PhrasingVector[] = [];
  let negative: readonly NegativeFeedbackVector[] = [];

  function load(): PackedVectors {
    const { vectors, dimensions, ...given } = read();
    negative = given.negative.filter(({ vector }) => vector.length === dimensions);
    phrases = vectors.filter(({ vector }) => vector.length === dimensions);
    return packVectors(
      phrases.map(({ vector }) => vector),
      dimensions,
    );
  }

  function closestAnswered(
    target: string,
    wordings: readonly Int8Array[],
  ): { readonly cosine: number; readonly at: number } | null {
    let best: { readonly cosine: number; readonly at: number } | null = null;
    for (const phrase of phrases) {
      if (phrase.target !== target) continue;
      const similarity = closestCosine(phrase.vector, wordings) - (phrase.isStale ? stalePenalty : 0);
      if (best === null || similarity >= best.cosine) best = { cosine: similarity, at: phrase.at };
    }
    return best;
  }

  return {
    hasNegativeFeedback() {
      packed ??= load();
      return negative.length > 0;
    },
    negativeFeedback(wordings) {
      packed ??= load();
      const found = strongestNegativeMatches(negative, (vector) => closestCosine(vector, wordings));
      return new Map(
        [...found].map(([target, against]) => [
          target,
          { ...against, answered: closestAnswered(target, wordings) },
        ]),
      );
    },
    invalidate() {
      packed = null;
      phrases = [];
      negative = [];
    },
    add(added) {
      if (packed === null) return;
      const { dimensions } = packed;
      const fitting = added.filter(({ vector }) => vector.length === dimensions);
      phrases.push(...fitting);
      packed = appendVectors(
        packed,
        fitting.map(({ vector }) => vector),
      );
    },
    with(also) {
      const { dimensions } = (packed ??= load());
      return createFeedbackIndex(() => ({ vectors: [...phrases, ...also], negative, dimensions }));
    },
    phrasingMatches(query) {
      packed ??= load();
      const found = new Map<string, { sum: number; messages: number }>();
      for (const row of nearestRows(packed, [query], neighbours)[0] ?? []) {
        const phrase = phrases[row];
        if (phrase === undefined) continue;
        const similarity = cosine(phrase.vector, query) - (phrase.isStale ? stalePenalty : 0);
        const { sum, messages } = found.get(phrase.target) ?? { sum: 0, messages: 0 };
        found.set(phrase.target, { sum: sum + Math.exp(sharpness * similarity), messages: messages + 1 });
      }
      return new Map(
        [...found].map(([target, { sum, messages }]) => [
          target,
          { similarity: Math.log(sum) / sharpness, messages },
        ]),
      );
    },
  };
}

const closestCosine = (vector: Int8Array, wordings: readonly Int8Array[]): number =>
  wordings.reduce((best, wording) => Math.max(best, cosine(vector, wording)), -1);
