import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { digitsOf } from './checksums.ts';
import { functionWords } from './name-stop-words.ts';
import { joinedLetter } from './number-words.ts';
import { textBefore, textAfter, type Span } from './span.ts';

export interface Phone extends Span {
  /** The number with its country code, spaced; null when no numbering plan knows it. */
  readonly international: string | null;
}

/** Groups of digits with what people put between them, and an extension. */
const written = new RegExp(
  String.raw`(?<!${joinedLetter}|[\p{N}_#@/=-]|[\p{L}\p{N}][.,:]|[€$£]\s?)(?:[+＋] ?)?\(?\d(?:[ \u00a0]?(?:[()./–－-]{1,2}[ \u00a0]?)?\d){4,18}(?!(?!x\s?\d|ext)(?:${joinedLetter}|[\p{N}_])|[.,:/-]\d|\s?[€$£%円元원])`,
  'giu',
);
const extension = /\s?,?\s?(?:x|ext\.?|extension|durchwahl|dw|#)\s?\d{1,6}(?![\p{L}\p{N}])/iuy;

const cueBefore =
  /\b(?:tele?phone|phone|tel|telefon|teléfono|téléphone|mobile|mob|cell(?:phone)?|handy|fax|ring|call(?:ing|ed)?|dial(?:ling|ed)?|text|sms|whats ?app|reach(?:able|ed)?|answer(?:ing)?|contact|hotline|landline|my number|number is|office|line)\b[^.!?\n]{0,32}$|(?:電話|携帯|手机|電话|电话|手機|座机|전화|휴대폰|핸드폰|연락처|телефон\p{L}{0,3}|мобильн\p{L}{1,3}|звон\p{L}{1,4}|номер мой|τηλέφων\p{L}|κινητό|телефон|모바일)[^。.!?！？\n\d]{0,16}$|\n?\b[tmfp](?:el|ob)?\s?[.:]\s{0,2}$|☎|📞/iu;
const cueLineBefore = /\b(?:phone|tel|telephone|mobile|cell|fax|number)(?: number)?\s?:?\s{0,3}$/iu;
const cueBehind = /^\W{0,4}\(?(?:office|fax|mobile|cell|phone|home|work|landline|ext)\b/iu;
/** What has a number too. Looked for close by, where a telephone's cue does not come in between. */
const otherNumber =
  /(?:\b(?:order|invoice|booking|reference|ref|receipt|customer|account|tracking|parcel|shipment|item|article|artikel|sku|model|serial|ean|isbn|card|policy|case|ticket|id|vat|zip|code|no|nr|version|part|product|bestellung|rechnung|kunden)\b(?:\s(?:no|nr|number|id|code))?\.?|#)\s?(?:is|was|:)?\s?#?$/iu;
const unitBehind =
  /^\s?(?:kg|g|mg|ml|cl|l|cm|mm|m|km|eur|usd|gbp|chf|euros?|dollars?|pounds?|kr|units?|pieces?|people|times|years?|days?|hours?|h|am|pm)\b/iu;

const day =
  /^(?:[0-3]?\d([./ -])[01]?\d\1(?:19|20)?\d{2}|[01]?\d([/-])[0-3]?\d\2(?:19|20)?\d{2}|(?:19|20)\d{2}[./ -]?[01]?\d[./ -]?[0-3]?\d)$/;
const socialSecurity = /^\d{3}-\d{2}-\d{4}$/;
const years = /^(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)?\d{2}$/;
const thousands = /^\d{1,3}(?:[ .]\d{3}){1,2}$/;

/** Whether digits without any cue are grouped as telephone numbers are, and as little else is. */
function groupedAsPhone(number: string): boolean {
  const groups = number.match(/\d+/g) ?? [];
  const digits = groups.join('');
  if (groups.length < 2) return digits.length >= 9 && digits.length <= 11 && digits.startsWith('0');
  if (digits.length < 7 || digits.length > 12) return false;
  if (thousands.test(number)) return digits.startsWith('0') || digits.length === 9;
  if (number.startsWith('(') || digits.startsWith('0')) return true;
  if (groups.some((group) => group.length < 2)) return false;
  // Codes of articles are written in two groups with a hyphen as well.
  return groups.length > 2 || / /.test(number) || /^\d{3}-\d{4}$/.test(number);
}

/** "14 3684 Court Street": digits in front of a name are a house's, unless the name begins the next sentence. */
function beginsAddress(text: string, { start, end }: Span): boolean {
  const next = /^ (\p{Lu}\p{L}+)/u.exec(textAfter(text, end))?.[1];
  return (
    next !== undefined && /^[\d ]+$/.test(text.slice(start, end)) && !functionWords.has(next.toLowerCase())
  );
}

function isPhone(text: string, span: Span, known: boolean): boolean {
  const number = text.slice(span.start, span.end);
  const digits = digitsOf(number);
  if (day.test(number) || years.test(number)) return false;
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(number) || socialSecurity.test(number)) return false;
  if (number.startsWith('+')) return digits.length >= 7 && digits.length <= 19;
  if (beginsAddress(text, span)) return false;
  const said = textBefore(text, span.start);
  if (otherNumber.test(said) && !cueLineBefore.test(said)) return false;
  if (cueBefore.test(said) || cueLineBefore.test(said) || cueBehind.test(textAfter(text, span.end)))
    return digits.length >= 6;
  if (unitBehind.test(textAfter(text, span.end))) return false;
  if (number.startsWith('00')) return digits.length >= 9 && /\D|^00\d{10}/.test(number);
  return known || groupedAsPhone(number);
}

/**
 * Telephone numbers, also loosely written ones. `region` (ISO 3166) reads those without a country code; without it only
 * an international prefix, the way of grouping or a cue like "call me on" tells a number.
 */
export function* findPhones(text: string, region?: string): Generator<Phone> {
  const options = region !== undefined && isSupportedCountry(region) ? { defaultCountry: region } : {};
  for (const { index, 0: matched } of text.matchAll(written)) {
    const span = { start: index, end: index + matched.length };
    const number = parsePhoneNumberFromString(matched, options);
    const valid = number?.isValid() ?? false;
    if (!isPhone(text, span, valid)) continue;
    extension.lastIndex = span.end;
    const end = extension.test(text) ? extension.lastIndex : span.end;
    yield { start: span.start, end, international: valid && number ? number.formatInternational() : null };
  }
}
