import type { Span } from '../privacy/pii/span.ts';

interface Amount extends Span {
  /** The number and its currency: "31.40 GBP". */
  readonly normalized: string;
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  us$: 'USD',
  c$: 'CAD',
  a$: 'AUD',
  eur: 'EUR',
  usd: 'USD',
  gbp: 'GBP',
  chf: 'CHF',
  cad: 'CAD',
  aud: 'AUD',
  inr: 'INR',
  jpy: 'JPY',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  pln: 'PLN',
  rs: 'INR',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  francs: 'CHF',
  rupees: 'INR',
  yen: 'JPY',
};
const number = "\\d{1,3}(?:[.,\u00a0 '’]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const before = 'US\\$|C\\$|A\\$|[€$£¥₹]|EUR|USD|GBP|CHF|CAD|AUD|INR|JPY|SEK|NOK|DKK|PLN|Rs\\.?';
const after =
  '[€$£]|EUR|USD|GBP|CHF|CAD|AUD|INR|JPY|SEK|NOK|DKK|PLN|euros?|dollars?|bucks|pounds?|quid|francs|rupees|yen';
const written = new RegExp(
  `(?<![\\p{L}\\d.,])(?<sign>${before})\\s?(?<value>${number})(?:,-|\\.-)?(?![\\d%])|(?<![\\p{L}\\d.,#-])(?<count>${number})\\s?(?<unit>${after})(?!\\p{L})`,
  'giu',
);
/** "Two pounds of flour" weighs, "5 pounds" of anything may. */
const weighs = /^\s+of\b/i;
const weight = /\b(?:weigh\w*|limit|supports?|holds?|capacity|heavy|lift|lbs)\b[^.!?]{0,40}$/i;

/** The number as written in any country: the last mark parts the cents when one or two digits follow it. */
function valueOf(text: string): string {
  const digits = text.replaceAll(/[\s\u00a0'’]/g, '');
  const cents = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = (cents === undefined ? digits : digits.slice(0, -cents.length - 1)).replaceAll(/[.,]/g, '');
  return cents === undefined ? whole : `${whole}.${cents.padEnd(2, '0')}`;
}

/** "€1,250.50", "1.250,50 €" and "120 euros" as numbers; null where there is none. */
export function parseAmount(text: string): number | null {
  const digits = /\d[\d.,]*/.exec(text)?.[0].replace(/[.,]$/, '');
  return digits === undefined ? null : Number(valueOf(digits));
}

/** Sums of money, with their currency. */
export function findAmounts(text: string): readonly Amount[] {
  return Array.from(text.matchAll(written)).flatMap((match) => {
    const { sign, value, count, unit } = match.groups ?? {};
    const currency = signs[(sign ?? unit ?? '').toLowerCase().replace('.', '')];
    const start = match.index;
    const end = start + match[0].length;
    if (currency === undefined) return [];
    const isWeight =
      weighs.test(text.slice(end, end + 4)) || weight.test(text.slice(Math.max(0, start - 50), start));
    if (/^pounds?$/i.test(unit ?? '') && isWeight) return [];
    return [{ start, end, normalized: `${valueOf(value ?? count ?? '')} ${currency}` }];
  });
}
