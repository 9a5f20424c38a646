import { lazy } from '../../../../preload/shared/lazy.ts';
import { streetCorner, labelledPostcode, addressPatterns, type AddressPatterns } from './address-patterns.ts';
import { lookUpName } from './name-lexicon.ts';
import { isCalendarWord } from './calendar-words.ts';
import { functionWords, numberedWords, timeWords } from './name-stop-words.ts';
import { textBefore, textAfter, type Span } from './span.ts';
import { isSingleCase } from './letter-case.ts';

const cased = lazy(() => addressPatterns(false));
const caseless = lazy(() => addressPatterns(true));

/** Says that what follows is a place where somebody is, lives or gets a parcel. */
const cue =
  /(?:\b(?:address|lives?|living|lived|reside[sd]?|residing|locat(?:ed|ion)|deliver(?:ed|y)?|ship(?:ped|ping)?|send|sent|meet(?:ing)?|moved?|arrived|taxi|cab|located|street|home|house|offices?|station|shop|store|stay(?:ing)?|drop(?:ped)? off|pick(?:ed)? up|collect(?:ed)?|based)\b[^.!?\n]{0,32}\b(?:at|to|is|in|on|with|from|by)|\b(?:address|adresse|anschrift|dirección|indirizzo|adres|street|where)\s?:)\s{0,8}$/iu;
/** A name and a number that are something else: a product, a room, a paragraph. */
const nonAddress =
  /^(?:\d{1,6},?\s)?(?:order|bestellung|telefon|email|e-mail|vat|iban|ssn|invoice|room|table|page|chapter|version|article|section|item|size|model|level|step|day|week|figure|bus|line|route|gate|terminal|platform|channel|windows|iphone|galaxy|ipad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|card|number|phone|tel|fax|mobile|ref|box|no|nr|my|the|i|is|it|at|for|and|on|by|in|from|to)\b/iu;

/** "Please" or "and" with a capital begins a sentence, not a town. */
function isTown(words: string): boolean {
  const first = /[\p{L}\p{M}'’-]{1,31}/u.exec(words)?.[0] ?? '';
  return (
    first !== '' &&
    !functionWords.has(first.toLowerCase()) &&
    !timeWords.has(first.toLowerCase()) &&
    !nonAddress.test(words.replace(/^\P{L}+/u, ''))
  );
}

/** "Größe 42", "Kundennummer 48812", "Montag 3": the number is the word's, not a house's. */
const hasOwnNumber = (word: string): boolean =>
  timeWords.has(word) ||
  numberedWords.has(word) ||
  /\p{L}{3}(?:nummer|nr|number|numéro|numero|номер)$/u.test(word) ||
  isCalendarWord(word);

/** Behind a street: pieces with numbers always, names of towns only where such a piece or the address's end follows. */
function extendForward(
  text: string,
  from: number,
  { continuation, town }: AddressPatterns,
): { readonly end: number; readonly pieces: number } {
  let end = from;
  let pieces = 0;
  for (let tries = 0; tries < 6; tries++) {
    continuation.lastIndex = end;
    if (continuation.test(text)) {
      end = continuation.lastIndex;
      pieces++;
      continue;
    }
    let reach = end;
    let found = false;
    // Town, region and country may come one after the other before the postal code does.
    for (let names = 0; names < 3 && !found; names++) {
      town.lastIndex = reach;
      if (!isTown(town.exec(text)?.[0] ?? '')) break;
      reach = town.lastIndex;
      continuation.lastIndex = reach;
      found = continuation.test(text);
    }
    if (!found) break;
    end = continuation.lastIndex;
    pieces++;
  }
  return { end, pieces };
}

/** Towns and countries that close an address: behind commas, on lines of their own, or in one line with a unit. */
function extendToTown(text: string, from: number, { town }: AddressPatterns, hasUnit: boolean): number {
  let end = from;
  for (let names = 0; names < 3; names++) {
    town.lastIndex = end;
    const matched = town.exec(text)?.[0];
    if (matched === undefined || !isTown(matched)) break;
    const ends = /^[ \t]{0,3}(?:[\n,.;)?!]|$)/.test(text.slice(town.lastIndex, town.lastIndex + 4));
    if (!(ends || /^ ?,/.test(matched) || (hasUnit && names === 0))) break;
    end = town.lastIndex;
  }
  return end;
}

const houseNumber = /(?<![\p{L}\p{N}.,:/$€£#-])\d{1,6}[a-f]?,?[ \u00a0]{1,2}$/iu;
const unitBefore =
  /(?<![\p{L}\p{N}])(?:apartment|apt|suite|ste|unit|flat)\.?[ ]\d{1,5}[a-z]?,?\s{1,2}(?:\d{1,6}\s)?$/iu;

/** The house number, and the unit before it, that stand in front of a street. */
function extendBackward(text: string, start: number): number {
  const said = textBefore(text, start, 24);
  const ahead = unitBefore.exec(said) ?? houseNumber.exec(said);
  return ahead ? start - ahead[0].length : start;
}

const streetWords = new Set(
  'street road avenue lane drive court square hill park green place way close terrace gardens grove walk point points view old new north south east west upper lower high great little saint st church station bridge mill king queen market main river lake garden wood field house building box'.split(
    ' ',
  ),
);

/** Whether words of a sentence stand among what would be a street's name. */
function containsProse(written: string): boolean {
  return (written.match(/\p{L}[\p{L}\p{M}'’-]{0,30}/gu) ?? []).some(
    (word) => lookUpName(word).everyday && !streetWords.has(word.toLowerCase()),
  );
}

/** "During 1971" and "Katie 12" end like streets do, and are none. */
function isOrdinaryPhrase(written: string): boolean {
  const word = /^(\p{L}+) \d+$/u.exec(written)?.[1];
  if (word === undefined) return false;
  const { everyday, alsoWord, given } = lookUpName(word);
  return everyday || alsoWord || given || timeWords.has(word.toLowerCase());
}

/** Whether a name with a number is a house, because something says so: words in front, or a number on both sides. */
function isHouse(text: string, span: Span, any: boolean): boolean {
  const written = text.slice(span.start, span.end);
  const twice = !any && /^\d/.test(written) && /^[ \t]?(?:[,.\n]|$)/.test(textAfter(text, span.end));
  if (!twice && /\b(?:19|20)\d{2}$/.test(written)) return false;
  return !containsProse(written) && (twice || cue.test(textBefore(text, span.start, 64)));
}

/** Names with house numbers. Where one is none, the next may begin at its second word. */
function* findHouses(text: string, any: boolean): Generator<Span> {
  const shapes = any ? caseless() : cased();
  const { house } = shapes;
  house.lastIndex = 0;
  for (let found = house.exec(text); found; found = house.exec(text)) {
    const [written] = found;
    const { end, pieces } = extendForward(text, house.lastIndex, shapes);
    const start = extendBackward(text, found.index);
    const small = any ? written : (written.match(/(?<=\s)\p{Ll}\S*/gu) ?? []).join(' ');
    const words =
      text
        .slice(start, end)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    // "14 Anchor Works, Leeds LS2 7EW": without a number behind it the town and its code must follow.
    const unnumbered = !/\d\.?$/.test(written) && !/\p{L}/u.test(text.slice(house.lastIndex, end));
    const isOther =
      unnumbered ||
      nonAddress.test(written) ||
      !/(?<![\p{L}\d])\p{L}{2}/u.test(written) ||
      words.some(hasOwnNumber) ||
      containsProse(small);
    if (isOther || (pieces === 0 && !isHouse(text, { start, end }, any))) {
      house.lastIndex = found.index + (/^\S+\s*/u.exec(written)?.[0].length ?? 1);
      continue;
    }
    yield { start, end: extendToTown(text, end, shapes, pieces > 0) };
    house.lastIndex = Math.max(house.lastIndex, end);
  }
}

/**
 * Postal addresses: street, number, unit, town, code and country, in the orders and words of several countries. A name
 * with a number is a street only where something says so, and a lone town or country is nobody's address.
 */
export function* findAddresses(text: string): Generator<Span> {
  const any = isSingleCase(text);
  const shapes = any ? caseless() : cased();
  for (const { index, 0: written } of text.matchAll(streetCorner))
    yield { start: index, end: index + written.length };
  for (const match of text.matchAll(labelledPostcode)) {
    const end = match.index + match[0].length;
    yield { start: end - (match[1] ?? '').length, end };
  }
  for (const { index, 0: written } of text.matchAll(shapes.street)) {
    // "Garantie 5" ends as Finnish streets do.
    const [, word = ''] = /^(\p{L}+) \d/u.exec(written) ?? [];
    if (hasOwnNumber(word.toLowerCase())) continue;
    const { end, pieces } = extendForward(text, index + written.length, shapes);
    if (pieces === 0 && ((any && containsProse(written)) || isOrdinaryPhrase(written))) continue;
    const numbered = /\d/.test(written);
    yield {
      start: extendBackward(text, index),
      end: numbered ? extendToTown(text, end, shapes, pieces > 0) : end,
    };
  }
  yield* findHouses(text, any);
  for (const { index, 0: written } of text.matchAll(shapes.standalone)) {
    const { end, pieces } = extendForward(text, index + written.length, shapes);
    yield {
      start: extendBackward(text, index),
      end: extendToTown(text, end, shapes, pieces > 0 || /^\p{L}/u.test(written)),
    };
  }
}
