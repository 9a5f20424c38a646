import { digitsOf, passesLuhn, mod } from '../privacy/pii/checksums.ts';
import { joinedLetter, leadToNumber } from '../privacy/pii/number-words.ts';
import { textBefore, type Span } from '../privacy/pii/span.ts';

export interface TrackingNumber extends Span {
  /** The carrier whose shape and check digit fit, or null when no check digit says whose it is. */
  readonly carrier: string | null;
}

/** Letters count as digits in some check digits: A is 2, B is 3 … */
const asDigits = (code: string): readonly number[] =>
  Array.from(code, (sign) => (/\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10));

const sumBy = (digits: readonly number[], weights: readonly number[]): number =>
  digits.reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 1), 0);
const missingToTen = (sum: number): number => (10 - (sum % 10)) % 10;

/** 1Z, 15 letters and digits, a check digit. */
function isUps(code: string): boolean {
  const digits = asDigits(code.slice(2));
  return digits.length === 16 && missingToTen(sumBy(digits.slice(0, -1), [1, 2])) === digits.at(-1);
}

/** The postal unions' S10: two letters, eight digits, a check digit, the country. */
function isPostal(code: string): boolean {
  const digits = asDigits(code.slice(2, 11));
  const rest = 11 - (sumBy(digits.slice(0, 8), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === digits.at(-1);
}

/** 20 to 22 digits; from the right, every second one counts three times. */
function isUsps(code: string): boolean {
  const digits = asDigits(code).toReversed();
  return missingToTen(sumBy(digits.slice(1), [3, 1])) === digits[0];
}

function isFedEx(code: string): boolean {
  const digits = asDigits(code);
  if (digits.length === 12) return (sumBy(digits.slice(0, -1), [3, 1, 7]) % 11) % 10 === digits.at(-1);
  return missingToTen(sumBy(digits.slice(0, -1).toReversed(), [3, 1])) === digits.at(-1);
}

/** Ten digits, the last being the rest by seven. */
const isDhl = (code: string): boolean => mod(code.slice(0, -1), 7) === Number(code.at(-1));

interface CarrierFormat {
  readonly carrier: string;
  readonly pattern: RegExp;
  readonly isValid: (code: string) => boolean;
  /** Plain digits may be anything: they need a word about parcels before them. */
  readonly needsCue: boolean;
}

const carrierFormats: readonly CarrierFormat[] = [
  {
    carrier: 'UPS',
    pattern:
      /(?<![\p{L}\d])1Z ?[\dA-Z]{3} ?[\dA-Z]{3} ?[\dA-Z]{2} ?[\dA-Z]{4} ?[\dA-Z]{3} ?[\dA-Z](?![\p{L}\d])/giu,
    isValid: isUps,
    needsCue: false,
  },
  {
    carrier: 'post',
    pattern: /(?<![\p{L}\d])[A-Z]{2} ?\d{3} ?\d{3} ?\d{2} ?\d ?[A-Z]{2}(?![\p{L}\d])/gu,
    isValid: isPostal,
    needsCue: false,
  },
  {
    carrier: 'USPS',
    pattern: /(?<![\p{L}\d])9[1-5]\d{2}(?: ?\d{4}){4}(?: ?\d{2})?(?![\p{L}\d])/gu,
    isValid: isUsps,
    needsCue: false,
  },
  {
    carrier: 'FedEx',
    pattern: /(?<![\p{L}\d])(?:\d{4} ?\d{4} ?\d{4}|\d{15})(?![\p{L}\d])/gu,
    isValid: isFedEx,
    needsCue: true,
  },
  { carrier: 'DHL', pattern: /(?<![\p{L}\d])\d{10}(?![\p{L}\d])/gu, isValid: isDhl, needsCue: true },
];

const cue =
  /\b(?:track(?:ing)?(?: and trace)?|parcel|package|shipment|consignment|waybill|awb|sendung\w*|dhl|dpd|gls|hermes|evri|ups|usps|fedex|royal mail)\b[^.!?\n]{0,30}$/iu;

/** Shapes that carriers alone use, without a check digit: DHL, Amazon, PostNL, Evri, SF Express, Colissimo. */
const ownShapes =
  /(?<![\p{L}\d])(?:J(?:JD|VGL)\d{16,20}|TB[ACM]\d{12}|3S[A-Z]{4,6}\d{6,9}|[CHT]00[A-Z]{3}\d{10}|SF\d{12,13}|\d[A-Z]\d{11})(?![\p{L}\d])/gu;

/** What the number of a parcel alone is called, in the languages that customers write. */
const tracks = [
  'tracking|track(?: ?(?:and|&|en|\\+) ?trace)?|consignment|shipment|parcel|waybill|awb|sendungs|sendungsverfolgungs',
  'suivi|seguimiento|rastreo|localizador|tracciamento|rastreio|rastreamento|seurantakoodi|csomagszám|takip|трек',
  '追跡|伝票|快递单?|運送|运单|物流单?|송장|운송장',
].join('|');
/** What a parcel and its way are called: only with the word "number" is a number behind it theirs. */
const things = [
  'package|shipping|delivery|sendung|paket|zending|zendings|pakket|barcode|kolli|sporings|spårnings|försändelse|forsendelses',
  'colis|expédition|envoi|envío|guía|spedizione|envio|encomenda|przesyłki|paczki|zásilky|balíku|lähetys|kargo',
  'отправления|посылки|накладной|відправлення',
].join('|');
const ending =
  '[ -]?(?:no|nr|numbers?|nummern?|nummer(?:et)?|numero|número|id|codes?|kod|tunnus|номер|ref(?:erence)?|番号|号码?|번호)';
const front =
  "(?:num[ée]ro|número|numer|n[°º]|code|código|codice|kod|číslo|номер)\\s(?:de |d['’]|di |della |do |da )?(?:l['’]|la )?";
const carriers =
  '(?:\\s(?:dhl|dpd|gls|ups|usps|fedex|hermes|evri|colissimo|chronopost|correos|seur|postnl|bpost|inpost|postnord|poste|sda|brt|mondial relay|royal mail))?';
const code = String.raw`(?:(?-i:[A-Z]{1,6})[- ]|[a-z]{1,6}-?)?\d[\da-z]{0,40}(?:[- ]\d[\da-z]{0,20}){0,10}`;
const named = new RegExp(
  String.raw`(?<!${joinedLetter})(?:(?:${tracks})(?:${ending})?|(?:${things})${ending}|${front}(?:${things}))\.?${carriers}(?:${leadToNumber})\s{0,2}#?(${code})(?!${joinedLetter}|[\d/]|[.,:]\d)`,
  'giu',
);
const day = /^\d{1,2}[- ]\d{1,2}[- ]\d{4}$|^\d{4}-\d\d-\d\d$/;
const fewestDigits = 8;

/** Tracking numbers by the shapes and check digits of known carriers, or by "tracking number" before them in many languages. */
export function findTrackingNumbers(text: string): readonly TrackingNumber[] {
  const found: TrackingNumber[] = [];
  const add = (tracking: TrackingNumber): void => {
    if (!found.some((other) => other.start < tracking.end && tracking.start < other.end))
      found.push(tracking);
  };
  for (const { carrier, pattern, isValid, needsCue } of carrierFormats)
    for (const match of text.matchAll(pattern)) {
      const place = { start: match.index, end: match.index + match[0].length };
      const code = match[0].replaceAll(' ', '').toUpperCase();
      if (needsCue && (!cue.test(textBefore(text, place.start)) || passesLuhnAsCard(code))) continue;
      if (isValid(code)) add({ ...place, carrier });
    }
  for (const { index, 0: written } of text.matchAll(ownShapes))
    add({ start: index, end: index + written.length, carrier: null });
  for (const match of text.matchAll(named)) {
    const words = (match[1] ?? '').trimEnd();
    const start = match.index + match[0].lastIndexOf(words);
    if (digitsOf(words).length >= fewestDigits && !day.test(words))
      add({ start, end: start + words.length, carrier: null });
  }
  return found;
}

/** A card's number must never be taken for a parcel's. */
const passesLuhnAsCard = (code: string): boolean =>
  code.length >= 15 && /^3[47]|^[456]/.test(code) && passesLuhn(code);
