import { counted } from '../privacy/pii/number-words.ts';
import { findPhones } from '../privacy/pii/phone.ts';
import { textBefore, type Span } from '../privacy/pii/span.ts';
import { createSpanSet } from '../privacy/pii/span-set.ts';
import { nextInList, orderPattern } from './order-pattern.ts';

/** What has a number too. */
const otherThing =
  /\b(?:flight|flt|fl|gate|room|table|page|step|season|episode|chapter|bus|train|platform)\s*(?:no\.?|number)?\s*$/i;
/** What an office or a bank knows somebody by. */
const ofOffice =
  /(?<!\p{L})(?:tax|vat|ni|nhs|passport|policy|insurance|iban|account|council tax|ust|steuer|personal|fiscal|fiscale|tva|btw)[ -](?:reference|ref|number|no|case)?\.?(?: (?:number|no)\.?)?:?\s?$/iu;
/** "I want to order 100 rolls" counts them. */
const toOrder = /\b(?:to|can i|can we|could i|could we|may i|i|we|you|please) order\s$/i;
/** "#Conference2026". */
const hashTag = /^#\p{L}{3,}(?:19|20)\d\d$/u;
const day = /^\d{1,2}([/.-])\d{1,2}\1\d{2,4}$/;
const unitBehind = new RegExp(
  String.raw`^\s?(?:[€$£%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|${counted})(?!\p{L}))`,
  'iu',
);

/** Letters and digits as a shape, so that only alike numbers make a list. */
const shapeOf = (number: string): string =>
  number.replace(/^#\s?/, '').replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'A').slice(0, 3);

/** Numbers of orders, invoices, bookings: by the owner's shapes, or by what stands before them. */
export function* findOrders(text: string, shapes: string, region: string): Generator<Span> {
  const pattern = orderPattern(shapes);
  // A shape of digits alone fits into a telephone's number.
  const phones = createSpanSet(text.length, shapes === '' ? [] : [...findPhones(text, region)]);
  for (const match of text.matchAll(pattern)) {
    const words = (match[1] ?? match[0]).trimStart();
    const start = match.index + match[0].lastIndexOf(words);
    const end = start + words.length;
    // A number that is all of a telephone's is what the owner says it is.
    if (phones.holds({ start: start - 1, end }) || phones.holds({ start, end: end + 1 })) continue;
    if (shapes !== '') {
      yield { start, end };
      continue;
    }
    if (hashTag.test(words) || day.test(words) || otherThing.test(textBefore(text, start, 24))) continue;
    if (/^\d+$/.test(words) && toOrder.test(textBefore(text, start, 24))) continue;
    if (unitBehind.test(text.slice(end, end + 12)) || ofOffice.test(textBefore(text, start, 32))) continue;
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
