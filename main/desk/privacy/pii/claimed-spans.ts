import type { Span } from './span.ts';

export interface ClaimedSpans {
  /** Claims of a span what nobody has yet: its longest free stretch, or null when that holds no letter or digit. */
  claim(span: Span): Span | null;
  /** Whether somebody has any of a span. */
  overlaps(span: Span): boolean;
}

/** Who has which characters of a text. A character is given once, so the cost is the text's length, not the pairs'. */
export function createClaimedSpans(text: string): ClaimedSpans {
  const claimed = new Uint8Array(text.length);
  return {
    claim({ start, end }) {
      let best: Span = { start, end: start };
      let from = start;
      for (let at = start; at <= end; at++) {
        if (at < end && !claimed[at]) continue;
        if (at - from > best.end - best.start) best = { start: from, end: at };
        from = at + 1;
      }
      if (!/[\p{L}\p{N}]/u.test(text.slice(best.start, best.end))) return null;
      claimed.fill(1, best.start, best.end);
      return best;
    },
    overlaps: ({ start, end }) => claimed.subarray(start, end).includes(1),
  };
}
