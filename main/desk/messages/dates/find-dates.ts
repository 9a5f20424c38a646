import type { Span } from '../../privacy/pii/span.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';
import { findEnglishDates, findOrdinalDays } from './english-dates.ts';
import { findNamedDates } from './named-dates.ts';
import { type DateContext, type Day, findNumericDates } from './numeric-dates.ts';

export interface FoundDate extends Span {
  /** YYYY-MM-DD; of a range both ends with a slash between, as ISO 8601 has it. */
  readonly normalized: string;
  /** What a day in digits would be the other way round, as milliseconds since 1970; null when there is no doubt. */
  readonly other: number | null;
}

interface Found extends Span {
  readonly from: Day;
  readonly to: Day | null;
  readonly other: Day | null;
}

/** "From 3 to 5 May" is one range: what stands between its ends. */
const joint =
  /^\s?(?:-|–|—|to|until|till|through|bis(?: zum)?|au|al|a|à|hasta(?: el)?|t\/m|tot|til|do)\s?(?:the |den |le |el )?$/iu;
/** "(1/2)" counts the parts of a message, "1/2 inch" is a half. */
const isPart = (text: string, { start, end }: Span): boolean =>
  /^\d\/\d$/.test(text.slice(start, end)) &&
  (/(?:^|\()\s*$/.test(text.slice(Math.max(0, start - 8), start)) ||
    /^(?:\s*$|\)|\s+(?:of|inch|cup|way))/.test(text.slice(end, end + 8)));

const pad = (value: number): string => String(value).padStart(2, '0');
const iso = ({ year, month, day }: Day): string => `${year}-${pad(month)}-${pad(day)}`;

/** Days and ranges of days, in the order of the text. Digits come first: a language's words would read them its own way. */
export function findDates(text: string, context: DateContext): readonly FoundDate[] {
  const claims = createClaimedSpans(text);
  const found: Found[] = [];
  const add = (one: Found): void => {
    if (claims.overlaps(one) || isPart(text, one) || claims.claim(one) === null) return;
    found.push(one);
  };
  for (const one of findNumericDates(text, context)) add(one);
  const inWords =
    context.language === null || context.language === 'en'
      ? [...findEnglishDates(text, context.now), ...findOrdinalDays(text, context.now)]
      : findNamedDates(text, context);
  for (const one of inWords) add({ ...one, other: null });
  const ranges: Found[] = [];
  for (const one of found.sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    const joins =
      last !== undefined &&
      last.to === null &&
      one.to === null &&
      iso(last.from) <= iso(one.from) &&
      joint.test(text.slice(last.end, Math.min(one.start, last.end + 20)));
    if (joins)
      ranges[ranges.length - 1] = { ...last, end: one.end, to: one.from, other: last.other ?? one.other };
    else ranges.push(one);
  }
  return ranges.map(({ start, end, from, to, other }) => ({
    start,
    end,
    normalized: to === null || iso(to) === iso(from) ? iso(from) : `${iso(from)}/${iso(to)}`,
    other: other === null ? null : new Date(other.year, other.month - 1, other.day).getTime(),
  }));
}
