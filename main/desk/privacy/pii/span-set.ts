import type { Span } from './span.ts';

/** Spans that many others are held against: asking costs the length of what is asked for, not the number of spans. */
export interface SpanSet {
  /** Whether any of them overlaps. */
  touches(span: Span): boolean;
  /** Whether one of them holds all of it. Of those that overlap each other the last given counts. */
  holds(span: Span): boolean;
}

/** `length` is that of the text. */
export function createSpanSet(length: number, spans: readonly Span[]): SpanSet {
  // Most texts have none.
  if (spans.length === 0) return { touches: () => false, holds: () => false };
  const owners = new Uint32Array(length);
  for (const [at, { start, end }] of spans.entries()) owners.fill(at + 1, start, end);
  return {
    touches: ({ start, end }) => owners.subarray(start, end).some((owner) => owner > 0),
    holds({ start, end }) {
      const owner = owners[start] ?? 0;
      const span = spans[owner - 1];
      return span !== undefined && end <= span.end;
    },
  };
}
