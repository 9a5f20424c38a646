import type { Span } from './span.ts';

const labelledDate =
  /\b(?:date of birth|birth ?date|birthday|d\.?o\.?b\.?|geburtsdatum|geboren am|date de naissance|fecha de nacimiento)(?: is| was|\s?:)?\s{0,3}((?=[^.\n]{0,12}\d)[\p{L}\d][\p{L}\d ./,-]{4,18}\d)(?!\d)/giu;

/** Dates of birth that are named so; other dates tell nothing about a person. */
export function* findBirthDates(text: string): Generator<Span> {
  for (const match of text.matchAll(labelledDate)) {
    const end = match.index + match[0].length;
    yield { start: end - (match[1] ?? '').length, end };
  }
}
