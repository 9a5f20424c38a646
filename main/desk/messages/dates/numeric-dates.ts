import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';
import type { Span } from '../../privacy/pii/span.ts';

/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface WrittenDay extends Span {
  readonly from: Day;
  /** The last day of a range: "1.-3.10.2026". */
  readonly to: Day | null;
  /** What it would be with day and month the other way round, where nothing in the text tells which is meant. */
  readonly other: Day | null;
}

export interface DateContext {
  /** Dates are meant as of then. */
  readonly now: Date;
  /** ISO 3166. */
  readonly region: string;
  /** ISO 639-1 of the text, or null when it cannot be told. */
  readonly language: string | null;
}

const yearFirst =
  /(?<![\p{L}\p{N}.,/-])(?<year>(?:19|20)\d\d)(?:(?<sign>[-./])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?![\p{N}]|[-/.]\d)(?:T[\d:.]+Z?)?|\s?[年년]\s?(?<month2>\d{1,2})\s?[月월]\s?(?<day2>\d{1,2})\s?[日일])/gu;
const monthDay = /(?<!\p{N})(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/gu;
const dotted =
  /(?<![\p{L}\p{N}.,/-])(?:(?<from>\d{1,2})\.? ?(?:-|–|bis|to) ?)?(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>(?:19|20)\d\d|\d\d(?!\d)))?(?![\p{N}]|[.,]\d|\s?[€$£%])/gu;
const dottedBare =
  /(?<![\p{L}\p{N}.,/-])(?<day>\d{1,2})\.(?<month>\d{1,2})(?![\p{L}\p{N}]|[.,:]\d|\s?[€$£%])/gu;
const slashed =
  /(?<![\p{L}\p{N}.,/-])(?<first>\d{1,2})(?<sign>[/-])(?<second>\d{1,2})\k<sign>(?<year>(?:19|20)\d\d|\d\d)(?![\p{L}\p{N}]|[-/.]\d)/gu;
const slashedBare =
  /(?<![\p{L}\p{N}.,/-])(?<first>\d{1,2})\/(?<second>\d{1,2})(?![\p{L}\p{N}]|[-/.]\d|\s?%)/gu;
/** Without a year it is a price, a version or a half, unless a word of time stands before. */
const timeBefore =
  /(?<!\p{L})(?:on|by|from|to|until|till|before|after|since|dated|due|ordered|placed|arrived|delivered|sent|paid|bought|received|booked|am|vom|bis|ab|seit|zum|den|der|le|du|au|el|il|dal|al|op|van|tot|den|fra|od|do|dnia|dne)\s{1,3}(?:the\s)?$/iu;

const version = /(?<!\p{L})(?:version|v|release|update|firmware|build|ios|android)\.?\s?$/iu;

const longMonths = new Set([1, 3, 5, 7, 8, 10, 12]);
const isDay = ({ month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : longMonths.has(month) ? 31 : 30);

/** By locale: asking for it takes longer than finding the dates of a message. */
const monthFirst = new Map<string, boolean>();

/** The month stands first in the region's own way of writing dates in that language: in the United States. */
function writesMonthFirst({ region, language }: DateContext): boolean {
  const locale = `${language ?? 'en'}-${region}`;
  const known = monthFirst.get(locale);
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat(locale).formatToParts();
  const found =
    parts.findIndex(({ type }) => type === 'month') < parts.findIndex(({ type }) => type === 'day');
  monthFirst.set(locale, found);
  return found;
}

/** Of a day without a year, the one that is closest to `now`. */
export function closestYear(month: number, day: number, now: Date): number {
  const distance = (year: number): number =>
    Math.abs(new Date(year, month - 1, day).getTime() - now.getTime());
  const year = now.getFullYear();
  return [year - 1, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best), year);
}

/** Days that are written in digits. A dotted one has its day first everywhere, a slashed one as the text or the region has it. */
export function findNumericDates(text: string, context: DateContext): readonly WrittenDay[] {
  const claims = createClaimedSpans(text);
  const found: WrittenDay[] = [];
  const yearOf = (written: string | undefined, month: number, day: number): number =>
    written === undefined
      ? closestYear(month, day, context.now)
      : written.length === 4
        ? Number(written)
        : Number(written) + (Number(written) > 50 ? 1900 : 2000);
  const add = (match: RegExpExecArray, month: number, day: number, isOpen = false): void => {
    const { year, from } = match.groups ?? {};
    const span = { start: match.index, end: match.index + match[0].length };
    const read = { year: yearOf(year, month, day), month, day };
    if (!isDay(read) || version.test(before(match)) || claims.overlaps(span) || claims.claim(span) === null)
      return;
    const other = isOpen ? { year: yearOf(year, day, month), month: day, day: month } : null;
    const first = from === undefined ? null : { ...read, day: Number(from) };
    found.push(
      first === null ? { ...span, from: read, to: null, other } : { ...span, from: first, to: read, other },
    );
  };
  const before = ({ index }: RegExpExecArray): string => text.slice(Math.max(0, index - 16), index);
  const isTimed = (match: RegExpExecArray): boolean =>
    match.groups?.['year'] !== undefined || timeBefore.test(before(match));

  for (const match of text.matchAll(yearFirst)) {
    const { month, day, month2, day2 } = match.groups ?? {};
    add(match, Number(month ?? month2), Number(day ?? day2));
  }
  const isEnglish = context.language === null || context.language === 'en';
  // "5.10" is a price in English.
  for (const pattern of isEnglish ? [monthDay, dotted] : [monthDay, dotted, dottedBare])
    for (const match of text.matchAll(pattern)) {
      const { month, day } = match.groups ?? {};
      if (pattern === monthDay || isTimed(match)) add(match, Number(month), Number(day));
    }
  const inSlashes = [...text.matchAll(slashed), ...text.matchAll(slashedBare)].filter(isTimed);
  const firsts = inSlashes.map(({ groups }) => Number(groups?.['first']));
  const seconds = inSlashes.map(({ groups }) => Number(groups?.['second']));
  // One that can only be read one way tells how its writer writes them.
  const told = firsts.some((one) => one > 12) ? 'day' : seconds.some((one) => one > 12) ? 'month' : null;
  const isMonthFirst = told === null ? writesMonthFirst(context) : told === 'month';
  // Only English is written in both ways.
  const isOpen = told === null && isEnglish;
  for (const match of inSlashes) {
    const [a, b] = [Number(match.groups?.['first']), Number(match.groups?.['second'])];
    const [month, day] = (isMonthFirst && a <= 12) || b > 12 ? [a, b] : [b, a];
    add(match, month, day, isOpen && month !== day && day <= 12);
  }
  return found.sort((a, b) => a.start - b.start);
}
