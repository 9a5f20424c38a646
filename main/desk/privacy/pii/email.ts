import type { Span } from './span.ts';

/**
 * "@" as it is written, and as people write it to keep robots away. The space is part of it. Written out, it must end as an
 * address does: "the width at widest point of it" is none.
 */
const at =
  / ?(?:@|%40|[([{]at[)\]}]| at (?=[\p{L}\p{N}-]{1,63}(?: (?:dot|punkt|point) [\p{L}\p{N}-]{1,63}){0,3}? (?:dot|punkt|point) (?:com|net|org|info|biz|io|eu|edu|gov|co|de|uk|fr|es|nl|ch|ca|au|se|dk|pl|example)(?![\p{L}\p{N}]))) ?/giu;
const dot = String.raw`(?:\.| ?[([{](?:dot|punkt|point)[)\]}] ?| (?:dot|punkt|point) )`;
const domain = new RegExp(
  String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:${dot}[\p{L}\p{N}-]{1,63}){0,6}${dot}\p{L}{2,24}(?![\p{L}\p{N}@])`,
  'iuy',
);
/** In a link the address ends where its parameter begins. */
const ofEncodedPart = /[\p{L}\p{N}.%_+-]/u;
const ofLocalPart = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
/** What may stand in an address, but in front of one is the sentence's. */
const notFirst = /[.'`=/{|}?!*#&$^~-]/;
const longestLocalPart = 64;

/**
 * E-mail addresses. Looks at every "@" and from there to both sides, never further than an address can be long: a
 * pattern that starts with the local part reads a long word without "@" again from each of its letters.
 */
export function* findEmails(text: string): Generator<Span> {
  let taken = 0;
  for (const sign of text.matchAll(at)) {
    // The cheaper side first: most signs of a text without addresses end here.
    domain.lastIndex = sign.index + sign[0].length;
    if (!domain.test(text)) continue;
    let start = sign.index;
    const first = Math.max(taken, start - longestLocalPart);
    const ofPart = sign[0].includes('%') ? ofEncodedPart : ofLocalPart;
    while (start > first && ofPart.test(text.charAt(start - 1))) start--;
    while (start < sign.index && notFirst.test(text.charAt(start))) start++;
    if (start === sign.index) continue;
    taken = domain.lastIndex;
    yield { start, end: taken };
  }
}
