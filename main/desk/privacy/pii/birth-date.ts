import { joinedLetter } from './number-words.ts';
import type { Span } from './span.ts';

const month = String.raw`\p{L}{3,10}`;
const day = [
  String.raw`(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号]?`,
  String.raw`(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}`,
  String.raw`\d{1,2}[-./] ?\d{1,2}[-./] ?\d{2,4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|[.ºª°])?(?: of| de)? ${month}\.?,?(?: de)? (?:19|20)?\d\d`,
  String.raw`${month}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)?\d\d`,
].join('|');

/** What says that a day is one of birth, in the languages that customers write. */
const label = [
  String.raw`(?:date of birth|birth ?date|birthday|d\.?o\.?b\.?|born|geburts(?:datum|tag)|geboren|geb\.|date de naissance|née?s?`,
  String.raw`fecha de nacimiento|naci(?:[oó]|eron|d[oa]s?)|nací|cumpleaños|data di nascita|(?<!(?:la|della|con|una|de)\s)nat[oaie]|compleanno`,
  String.raw`geboortedatum|födelsedatum|född|fødselsdato|fødselsdag|født|urodzi(?:ł|ła)\p{L}{0,2} się|urodzon[ya]|data urodzenia|ur\.`,
  String.raw`nascid[oa]|nasc[ei]u?|data de nascimento|narozen[aý]?|datum narození|született|születési (?:dátum|idő)\p{L}{0,2}|szül\.`,
  String.raw`născută?|data nașterii|doğum(?: tarihi\p{L}{0,2}| günü\p{L}{0,2})?|doğdum|syntynyt|syntymäaika|γεννήθηκ\p{L}{1,3}|(?:ημερομηνία )?γέννησης`,
  String.raw`родил(?:ся|ась|ись)|(?:дата |день )?рождения|роден[а]?|(?:дата )?народження|народи(?:вся|лася)`,
  String.raw`生年月日|誕生日|出生(?:日期|年月日?|于)?|생년월일|생일)`,
].join('|');
const labelledDay = new RegExp(
  String.raw`(?<!${joinedLetter})${label}(?!${joinedLetter})(?:\s?[:：=*はも은는]|,)?\s{0,3}(?:(?:is|was|on|the|ist|est|es|è|é|er|är|am|den|le|el|il|op|a|em|dia|dne|dnia|to|в|на|είναι|στις)\s){0,2}(?:(${day})(?!\d)|in ((?:19|20)\d\d)(?!\d|[.-]\d))`,
  'giu',
);

/** "Am 3. Mai 1985 geboren", "1985年4月12日生まれ". */
const dayBefore = new RegExp(
  String.raw`(?<!${joinedLetter}|[\p{N}.,/-])(${day})(?:\s(?:geboren|geb\.|born|doğumlu\p{L}{0,3})(?!\p{L})|\s?(?:生まれ|出生|출생))`,
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
