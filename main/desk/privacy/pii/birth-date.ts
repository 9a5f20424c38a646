import type { Span } from './span.ts';

const month = String.raw`\p{L}{3,10}`;
const day = [
  String.raw`(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}`,
  String.raw`\d{1,2}[-./] ?\d{1,2}[-./] ?\d{2,4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|[.ºª°])?(?: of| de)? ${month}\.?,?(?: de)? (?:19|20)?\d\d`,
  String.raw`${month}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)?\d\d`,
].join('|');

/** What says that a day is one of birth, in the languages that customers write. */
const label =
  '(?:date of birth|birth ?date|birthday|d\\.?o\\.?b\\.?|born|geburtsdatum|geboren|geb\\.|date de naissance|née?|fecha de nacimiento|nacid[oa]|data di nascita|nat[oa]|geboortedatum|född|født|urodzon[ya]|data urodzenia|nascid[oa])';
const labelledDay = new RegExp(
  String.raw`(?<![\p{L}])${label}(?:\s?[:=*]|,)?\s{0,3}(?:(?:is|was|on|the|am|den|le|el|il|op|dia|dnia)\s){0,2}(?:(${day})(?!\d)|in ((?:19|20)\d\d)(?!\d|[.-]\d))`,
  'giu',
);

/** "Am 3. Mai 1985 geboren". */
const dayBefore = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(${day})\s(?:geboren|geb\.|born)(?!\p{L})`,
  'giu',
);
/** A text that begins with "She was born on 3 May 1985." has said of nobody who that is, and asks nothing about it. */
const ofNobody = /^\W*(?:s?he|they)\s(?:was|were)\s$/i;

/** Dates of birth that are named so; other dates tell nothing about a person. */
export function* findBirthDates(text: string): Generator<Span> {
  for (const match of text.matchAll(labelledDay)) {
    const end = match.index + match[0].length;
    const isAside = match.index <= 24 && ofNobody.test(text.slice(0, match.index));
    if (isAside && /^\.(?:\s|$)/.test(text.slice(end, end + 2))) continue;
    yield { start: end - (match[1] ?? match[2] ?? '').length, end };
  }
  for (const { index, 1: written = '' } of text.matchAll(dayBefore))
    yield { start: index, end: index + written.length };
}
