import { digitsOf, passesLuhn } from './checksums.ts';
import { textBefore, type Span } from './span.ts';

const numbers = /(?<![\p{L}\p{N}.,+-])\d(?:[ \u00a0-]?\d){11,18}(?![\p{L}\p{N}]|[.,-]\d)/gu;
/** The issuers' first digits: Visa, Mastercard, Maestro, Discover, UnionPay, Amex, Diners, JCB. */
const issuer = /^(?:[3-6]|2[2-7]|2131|1800|62|81)/;
const cue =
  /\b(?:card|visa|master ?card|amex|maestro|debit|credit|kreditkarte|carte|tarjeta|cc)\b[^.\n]{0,32}$/iu;
const notACard =
  /\b(?:order|invoice|tracking|track|parcel|shipment|ref|reference|ean|isbn|imei|serial|barcode|account|booking)\b[^.\n]{0,24}$/iu;

/**
 * Numbers of payment cards: right by their check digit, or so long and named a card that a digit was mistyped.
 * An order or tracking number that passes the check by chance (one in ten does) is none.
 */
export function* findCards(text: string): Generator<Span> {
  for (const { index, 0: written } of text.matchAll(numbers)) {
    const digits = digitsOf(written);
    const said = textBefore(text, index);
    const named = cue.test(said);
    const right = passesLuhn(digits) && issuer.test(digits) && !notACard.test(said);
    if (named ? digits.length > 12 || passesLuhn(digits) : right)
      yield { start: index, end: index + written.length };
  }
}
