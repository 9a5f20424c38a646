import type { Detail, Span } from '../../../preload/contract.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Days before and after today that a day can be meant for. */
const pastDays = 30;
const comingDays = 90;

/** Words of a customer before a day that she needs something by, in the languages of the window. */
const needed =
  /(?<![\p{L}])(?:by|until|till|before|latest|no later than|in time for|need(?:s|ed)?|bis|spätestens|rechtzeitig|brauche|avant|d['’]ici|jusqu['’]au|au plus tard|besoin|antes del?|hasta|a más tardar|para el|necesito)(?![\p{L}])/iu;
/** Words that tell of a promise. */
const promised =
  /(?<![\p{L}])(?:promised?|told|said|assured|guaranteed|supposed|was due|were due|should have|would be|versprochen|zugesagt|hieß|sollte|promis|assuré|devait|dit|prometi\p{L}*|asegur\p{L}*|dijeron|debía)(?![\p{L}])/iu;

/**
 * The day that a message says it was promised, or that its writer needs something by: YYYY-MM-DD, the earliest of several; null
 * where it says none. `sentences` are the customer's own, in the same text as the details.
 */
export function dueDayOf(
  text: string,
  sentences: readonly Span[],
  details: readonly Detail[],
  now: number,
): string | null {
  const days = details.flatMap((detail) => {
    if (detail.kind !== 'date' || detail.normalized === null) return [];
    const sentence = sentences.find(({ start, end }) => detail.start >= start && detail.start < end);
    if (sentence === undefined) return [];
    const before = text.slice(sentence.start, detail.start);
    if (!needed.test(before) && !promised.test(before)) return [];
    // Of a range, the end is what counts.
    const day = detail.normalized.split('/').at(-1) ?? '';
    const away = (Date.parse(day) - now) / dayMs;
    return away >= -pastDays && away <= comingDays ? [day.slice(0, 10)] : [];
  });
  return days.toSorted()[0] ?? null;
}
