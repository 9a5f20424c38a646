import { lookUpName } from './name-lexicon.ts';
import type { Span } from './span.ts';

/** "User: eva.sommer85": what is said to be the name of an account. */
const labelled =
  /(?<!\p{L})(?:user(?:[ -]?(?:name|id))?|login(?:[ -]?name)?|account name|handle|nick(?:name)?|screen ?name|benutzer(?:name)?|utilisateur|usuario|utente)(?: is| was| ist|\s?[:=])\s{0,3}((?=[\p{L}\d]{0,30}[._\d-])[\p{L}\d][\p{L}\d._-]{2,40}[\p{L}\d])(?![\p{L}\d@%])/giu;
/** "eva.sommer85", as the first part of an address is made. */
const joined = /(?<![\p{L}\p{N}@./%_-])(\p{L}{2,20})[._](\p{L}{2,20})\d{0,6}(?![\p{L}\p{N}@/%_-]|\.\p{L})/gu;
/** A person in a link: "?name=Eva%20Sommer". */
const parameter = /[?&;](?:[\w-]{0,20}name|user|customer|recipient)=([^&;#\s"'<>]{2,80})/giu;

/** Names of accounts that are made of a person's name. */
export function* findHandles(text: string): Generator<Span> {
  for (const pattern of [labelled, parameter])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      yield { start: end - (match[1] ?? '').length, end };
    }
  for (const { index, 0: written, 1: first = '', 2: second = '' } of text.matchAll(joined)) {
    const family = lookUpName(second);
    if (lookUpName(first).given && (family.family || family.given))
      yield { start: index, end: index + written.length };
  }
}
