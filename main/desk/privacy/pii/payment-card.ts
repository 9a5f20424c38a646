import { digitsOf, passesLuhn } from './checksums.ts';
import { textBefore, type Span } from './span.ts';

/** Digits with one sign or some blanks between: "4111 1111", "4111-1111", "4111.1111", "4111 - 1111". */
const numbers =
  /(?<![\p{L}\p{N}.,+-])\d(?:[ \u00a0]{0,2}[-–./]?[ \u00a0]{0,2}\d){11,18}(?![\p{L}\p{N}]|[.,-]\d)/gu;
/** How people part a number other than by a blank or a hyphen: only as the card itself is parted, or it is another number. */
const asPrinted = /^\d{4}(?:\D+\d{4}){3}(?:\D+\d{1,3})?$|^\d{4}\D+\d{6}\D+\d{4,5}$/u;
const tightly = /^\d(?:[ \u00a0-]?\d)+$/u;
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
    if (!tightly.test(written) && !asPrinted.test(written)) continue;
    const digits = digitsOf(written);
    const said = textBefore(text, index);
    const named = cue.test(said);
    const right = passesLuhn(digits) && issuer.test(digits) && !notACard.test(said);
    if (named ? digits.length > 12 || passesLuhn(digits) : right)
      yield { start: index, end: index + written.length };
  }
}
