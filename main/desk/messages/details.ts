import * as chrono from 'chrono-node/en';
import type { Detail, DetailKind, Fold } from '../../../preload/contract.ts';
import { findEmails } from '../privacy/find/email.ts';
import { findPhones } from '../privacy/find/phone.ts';

const order =
  /(?:\b(?:order|invoice|booking|reference|ref|receipt|customer)(?:\s+(?:no|nr|number|id))?\.?\s*(?:is|was|:)?\s*)(#?\s?[a-z]{0,4}-?\d[\da-z-]{2,}\d|#?\s?\d{4,})\b|#\s?(?:[a-z]{0,4}-?\d[\da-z-]{2,}\d|\d{4,})\b/giu;
const amount =
  /(?:[€$£]\s?\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?|\b\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?\s?(?:€|\$|£|EUR|USD|GBP|CHF|euros?|dollars?|pounds?)(?!\p{L}))/giu;
const introduced =
  /\b(?:my name is|my name's|this is|i am called|name:)\s+((?:\p{Lu}[\p{L}'’-]+)(?:\s+(?:(?:van|von|de|der|da|di|la|el|bin|al)\s+)*\p{Lu}[\p{L}'’-]+){0,3})/gu;
const nameLine =
  /^\s*((?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:(?:van|von|de|der|da|di|la|el|bin|al|and|und|&)\s+)*\p{Lu}[\p{L}'’.-]*){0,3})\s*,?\s*$/u;

type Found = Omit<Detail, 'kind' | 'meaning'> & { readonly meaning?: string };

function* matches(text: string, pattern: RegExp): Generator<Found> {
  for (const match of text.matchAll(pattern)) {
    const words = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(words);
    yield { start, end: start + words.length, text: words };
  }
}

function* emails(text: string): Generator<Found> {
  for (const { start, end } of findEmails(text)) yield { start, end, text: text.slice(start, end) };
}

function* phones(text: string, region: string): Generator<Found> {
  for (const { start, end, international } of findPhones(text, region))
    yield {
      start,
      end,
      text: text.slice(start, end),
      ...(international !== null && { meaning: international }),
    };
}

/** "Last week" or "now" is no date that anyone would copy. */
const namesADay = /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:tomorrow|yesterday)\b/i;

function* dates(text: string, now: Date): Generator<Found> {
  for (const { index, text: words, start } of chrono.parse(text, now)) {
    const named = start.isCertain('day');
    if ((!named && !start.isCertain('weekday')) || !namesADay.test(words)) continue;
    const day = start.date();
    // "Before Saturday" means the next one, unless it says otherwise.
    if (!named && day < now && !/\b(?:last|past)\b/i.test(words)) day.setDate(day.getDate() + 7);
    const meaning = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    yield { start: index, end: index + words.length, text: words, meaning };
  }
}

/** The name below a closing: the first line of the signature after "Kind regards,". */
function* signed(text: string, folds: readonly Fold[]): Generator<Found> {
  for (const fold of folds) {
    if (fold.kind !== 'signature') continue;
    let start = fold.start;
    for (const line of text.slice(fold.start, fold.end).split('\n').slice(0, 4)) {
      const name = start > fold.start ? nameLine.exec(line)?.[1] : undefined;
      if (name && !/\b(?:ltd|inc|gmbh|llc|manager|team|sent from)\b/i.test(name)) {
        const at = start + line.indexOf(name);
        yield { start: at, end: at + name.length, text: name };
        return;
      }
      start += line.length + 1;
    }
  }
}

/**
 * What a message names, each with its place: the agent copies them, and they are what must be protected. Quoted history
 * is left out. `region` (ISO 3166) reads phone numbers without a country code; dates are meant as of `now`.
 */
export function detailsOf(
  text: string,
  folds: readonly Fold[],
  { now, region }: { readonly now: Date; readonly region: string },
): readonly Detail[] {
  const quotes = folds.filter((fold) => fold.kind !== 'signature');
  const taken: Detail[] = [];
  const take = (kind: DetailKind, found: Iterable<Found>): void => {
    for (const detail of found) {
      const clash = [...taken, ...quotes].some(
        (other) => detail.start < other.end && other.start < detail.end,
      );
      if (!clash) taken.push({ kind, meaning: null, ...detail });
    }
  };
  // Each claims its place before the vaguer ones look: an order number is no date, a phone number no order.
  take('email', emails(text));
  take('order', matches(text, order));
  take('amount', matches(text, amount));
  take('phone', phones(text, region));
  take('name', matches(text, introduced));
  take('name', signed(text, folds));
  take('date', dates(text, now));
  return taken.sort((a, b) => a.start - b.start);
}
