import type { Finding, Span } from '../../preload/contract.ts';

/** How one text became another: what is before `start` stayed, what was behind `end` moved by `by`. */
interface Change extends Span {
  readonly by: number;
}

function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { start, end: before.length - same, by: after.length - before.length };
}

/** A place after the change; null when its words are others now. */
function moved<Place extends Span>(place: Place, { start, end, by }: Change): Place | null {
  if (place.end <= start && place.start < place.end) return place;
  if (place.start >= end) return { ...place, start: place.start + by, end: place.end + by };
  // An empty place is between words, so nothing of it can change.
  return place.start === place.end && place.start <= start ? place : null;
}

/** Findings of a text where they are after an edit, until it has been looked at again. What was edited is gone. */
export function movedFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
): readonly Finding[] {
  if (before === after) return findings;
  const change = changeOf(before, after);
  return findings.flatMap((finding) => {
    const place = moved(finding, change);
    if (place === null) return [];
    const fix = finding.fix?.by === 'replacing' ? moved(finding.fix, change) : finding.fix;
    return [{ ...place, fix }];
  });
}
