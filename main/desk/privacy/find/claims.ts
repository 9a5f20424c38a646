import type { Place } from './span.ts';

export interface Claims {
  /** Takes of a place what nobody has yet: its longest free stretch, or null when that holds no letter or digit. */
  take(place: Place): Place | null;
  /** Whether somebody has any of a place. */
  has(place: Place): boolean;
}

/** Who has which characters of a text. A character is given once, so the cost is the text's length, not the pairs'. */
export function createClaims(text: string): Claims {
  const taken = new Uint8Array(text.length);
  return {
    take({ start, end }) {
      let best: Place = { start, end: start };
      let from = start;
      for (let at = start; at <= end; at++) {
        if (at < end && !taken[at]) continue;
        if (at - from > best.end - best.start) best = { start: from, end: at };
        from = at + 1;
      }
      if (!/[\p{L}\p{N}]/u.test(text.slice(best.start, best.end))) return null;
      taken.fill(1, best.start, best.end);
      return best;
    },
    has: ({ start, end }) => taken.subarray(start, end).includes(1),
  };
}
