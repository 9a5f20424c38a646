import { findPhones } from '../privacy/pii/phone.ts';
import type { Span } from '../privacy/pii/span.ts';
import { nextInList, orderPattern } from './order-pattern.ts';

/** What has a number too. */
const otherThing =
  /\b(?:flight|flt|fl|gate|room|table|page|step|season|episode|chapter|bus|train|platform)\s*(?:no\.?|number)?\s*$/i;
/** "#Conference2026". */
const hashTag = /^#\p{L}{3,}(?:19|20)\d\d$/u;
const day = /^\d{1,2}([/.-])\d{1,2}\1\d{2,4}$/;
const unitBehind =
  /^\s?(?:[€$£%]|eur|usd|gbp|chf|euros?|dollars?|pounds?|pieces?|times|days?|weeks?|people)\b/iu;

/** Letters and digits as a shape, so that only alike numbers make a list. */
const shapeOf = (number: string): string =>
  number.replace(/^#\s?/, '').replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'A').slice(0, 3);

/** Numbers of orders, invoices, bookings: by the owner's shapes, or by what stands before them. */
export function* findOrders(text: string, shapes: string, region: string): Generator<Span> {
  const pattern = orderPattern(shapes);
  // A shape of digits alone fits into a telephone's number.
  const phones = shapes === '' ? [] : [...findPhones(text, region)];
  for (const match of text.matchAll(pattern)) {
    const words = (match[1] ?? match[0]).trimStart();
    const start = match.index + match[0].lastIndexOf(words);
    const end = start + words.length;
    if (
      phones.some(
        (phone) => phone.start <= start && end <= phone.end && phone.end - phone.start > words.length,
      )
    )
      continue;
    if (shapes !== '') {
      yield { start, end };
      continue;
    }
    if (hashTag.test(words) || day.test(words) || otherThing.test(text.slice(Math.max(0, start - 24), start)))
      continue;
    if (unitBehind.test(text.slice(end, end + 12))) continue;
    yield { start, end };
    yield* listBehind(text, { start, end });
  }
}

/** The other numbers of "orders 10023, 10024 and 10025". */
function* listBehind(text: string, first: Span): Generator<Span> {
  const shape = shapeOf(text.slice(first.start, first.end));
  for (let from = first.end; ;) {
    nextInList.lastIndex = from;
    const match = nextInList.exec(text);
    const words = match?.[1]?.trimStart() ?? '';
    if (
      match === null ||
      shapeOf(words) !== shape ||
      unitBehind.test(text.slice(nextInList.lastIndex, nextInList.lastIndex + 12))
    )
      return;
    from = match.index + match[0].length;
    yield { start: from - words.length, end: from };
  }
}
