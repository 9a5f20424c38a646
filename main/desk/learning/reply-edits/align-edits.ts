import { diffWordsWithSpace } from 'diff';

/** A stretch of the draft. */
export interface DraftSpan {
  readonly start: number;
  readonly end: number;
}

/** Milliseconds that comparing may take; beyond it nothing is said about what became of the draft. */
const diffMs = 200;
const overlap = (one: DraftSpan, other: DraftSpan): number =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start);

/** Where each piece stands in the draft, in order; those that are not there are null. */
export function locatePieces(draft: string, pieces: readonly string[]): readonly (DraftSpan | null)[] {
  let from = 0;
  return pieces.map((piece) => {
    const start = piece === '' ? -1 : draft.indexOf(piece, from);
    if (start < 0) return null;
    from = start + piece.length;
    return { start, end: from };
  });
}

/** Whose the words are that were put in at `at`, or instead of `instead`. */
function ownerOf(added: string, at: number, instead: DraftSpan | null, spans: readonly DraftSpan[]): number {
  if (instead !== null) {
    const shares = spans.map((span) => overlap(span, instead));
    const most = Math.max(0, ...shares);
    if (most > 0) return shares.indexOf(most);
  }
  const inside = spans.findIndex(({ start, end }) => start < at && at < end);
  if (inside >= 0) return inside;
  // "Sure! " before an answer is part of it; a paragraph of its own goes on with what stands before it.
  const next = spans.findIndex(({ start }) => start === at);
  if (next >= 0 && !added.includes('\n')) return next;
  return spans.findLastIndex(({ end }) => end <= at);
}

/**
 * What became of each place of the draft in the reply; words that the agent put in belong to the place that they stand in
 * or go on with, and to none when they stand before all. Null when comparing took too long. Places are in order and apart.
 */
export function alignEdits(
  draft: string,
  reply: string,
  spans: readonly DraftSpan[],
): readonly string[] | null {
  const parts = diffWordsWithSpace(draft, reply, { timeout: diffMs });
  // The types do not say it: beyond the time there is no answer.
  if (parts === undefined) return null;
  const after = spans.map(() => '');
  let at = 0;
  let instead: DraftSpan | null = null;
  for (const { added, removed, value } of parts) {
    if (added) {
      const owner = ownerOf(value, at, instead, spans);
      if (owner >= 0) {
        // A paragraph that goes on with a place keeps the break between them.
        const between = draft.slice(spans[owner]?.end ?? at, at);
        after[owner] += (/^\s*$/.test(between) ? between : '') + value;
      }
      instead = null;
      continue;
    }
    const here = { start: at, end: at + value.length };
    at = here.end;
    instead = removed ? here : null;
    if (removed) continue;
    for (const [index, span] of spans.entries())
      if (overlap(span, here) > 0)
        after[index] += draft.slice(Math.max(span.start, here.start), Math.min(span.end, here.end));
  }
  return after;
}
