import type { Span } from '../../../../preload/contract.ts';

/** The last of the ascending numbers that is not above `most`; -1 where all are. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/**
 * The sentence around a place, with the space behind it, so that taking it out leaves no hole. The text is looked through
 * once for all of its places.
 */
export function createSentenceFinder(text: string): (place: Span) => Span {
  let edges: { readonly lines: readonly number[]; readonly ends: readonly number[] } | null = null;
  const read = (): NonNullable<typeof edges> => {
    const lines: number[] = [];
    const ends: number[] = [];
    let start = 0;
    for (const line of text.split('\n')) {
      lines.push(start);
      for (const { index, 0: sign } of line.matchAll(/[.!?…]["”’)\]]*(?:\s+|$)/gu))
        ends.push(start + index + sign.length);
      start += line.length + 1;
    }
    return { lines, ends };
  };
  return ({ start, end }) => {
    const { lines, ends } = (edges ??= read());
    const lineStart = lines[lastUpTo(lines, start)] ?? 0;
    const lineEnd = (lines[lastUpTo(lines, end) + 1] ?? text.length + 1) - 1;
    const before = ends[lastUpTo(ends, start)] ?? 0;
    const after = ends[lastUpTo(ends, end - 1) + 1] ?? lineEnd;
    const from = Math.max(before, lineStart);
    const to = Math.min(after, lineEnd);
    // A whole line goes with its line's end.
    return from === lineStart && to === lineEnd
      ? { start: from, end: Math.min(text.length, lineEnd + 1) }
      : { start: from, end: to };
  };
}
