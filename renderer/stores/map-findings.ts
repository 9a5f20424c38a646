import type { Finding, Span } from '../../preload/contract.ts';

/** How one text became another: what is before `start` stayed, what was behind `end` moved by `by`. */
interface TextChange extends Span {
  readonly delta: number;
}

function findChange(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { start, end: before.length - same, delta: after.length - before.length };
}

/** A span after the change; null when its words are others now. */
function mapSpan<Place extends Span>(place: Place, { start, end, delta }: TextChange): Place | null {
  if (place.end <= start && place.start < place.end) return place;
  if (place.start >= end) return { ...place, start: place.start + delta, end: place.end + delta };
  // An empty span is between words, so nothing of it can change.
  return place.start === place.end && place.start <= start ? place : null;
}

/** Findings of a text where they are after an edit, until it has been checked again. What was edited is gone. */
export function mapFindings(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  if (before === after) return findings;
  const change = findChange(before, after);
  return findings.flatMap((finding) => {
    const place = mapSpan(finding, change);
    if (place === null) return [];
    const fix = finding.fix?.by === 'replace' ? mapSpan(finding.fix, change) : finding.fix;
    return [{ ...place, fix }];
  });
}

/** Places of a text where they are after an edit; what was edited is gone. */
export function mapSpans(places: readonly Span[], before: string, after: string): readonly Span[] {
  if (before === after || places.length === 0) return places;
  const change = findChange(before, after);
  return places.flatMap((place) => mapSpan(place, change) ?? []);
}
