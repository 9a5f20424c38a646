import fitted from './fitted.json' with { type: 'json' };

/**
 * How sure the best answer is when the right one is left out, in logits of the curve as it ships: for texts of people who
 * wrote the library (questions and variants), and for what customers wrote (learned phrasings).
 */
export interface LeftOut {
  readonly asked: readonly number[];
  readonly learned: readonly number[];
}

const { usual, halfTrusted, fewest, most } = fitted.library;

/**
 * What a library adds to the shipped curve, in logits. Where its entries are much alike, what it cannot answer looks like
 * something that it can, and every answer is less sure; where each is about something else, surer. `entries` is how many
 * speak for it: few say little, and fewer than `fewest` nothing, so that a tiny library behaves as shipped.
 */
export function libraryShift({ asked, learned }: LeftOut, entries: number): number {
  if (entries < fewest) return 0;
  const differences = [
    ...asked.map((evidence) => usual.asked - evidence),
    ...learned.map((evidence) => usual.learned - evidence),
  ];
  const trust = entries / (entries + halfTrusted);
  const shift = trust * Math.max(-most, Math.min(most, medianOf(differences)));
  return Math.round(shift * 1000) / 1000;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted[middle] ?? 0;
}
