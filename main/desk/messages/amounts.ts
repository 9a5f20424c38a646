import { counted, joinedLetter } from '../privacy/pii/number-words.ts';
import type { Span } from '../privacy/pii/span.ts';

interface Amount extends Span {
  /** The number and its currency: "31.40 GBP". */
  readonly normalized: string;
}

/** Signs and words of currencies that stand before a number, behind it, or on either side; ISO 4217 codes come besides. */
const signs = {
  either: {
    '€': 'EUR',
    $: 'USD',
    '£': 'GBP',
    '¥': 'JPY',
    '￥': 'JPY',
    '₹': 'INR',
    '₺': 'TRY',
    '₽': 'RUB',
    '₩': 'KRW',
    '฿': 'THB',
    '₪': 'ILS',
    '₴': 'UAH',
    '₫': 'VND',
    '₦': 'NGN',
    kr: 'kr',
    kč: 'CZK',
    zł: 'PLN',
    zl: 'PLN',
    ft: 'HUF',
    fr: 'CHF',
    sfr: 'CHF',
    dh: 'AED',
    dhs: 'AED',
    tl: 'TRY',
  },
  before: {
    us$: 'USD',
    c$: 'CAD',
    ca$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    nz$: 'NZD',
    hk$: 'HKD',
    s$: 'SGD',
    sg$: 'SGD',
    r$: 'BRL',
    mx$: 'MXN',
    nt$: 'TWD',
    rs: 'INR',
    rm: 'MYR',
  },
  behind: {
    円: 'JPY',
    元: 'CNY',
    块: 'CNY',
    欧元: 'EUR',
    美元: 'USD',
    ユーロ: 'EUR',
    ドル: 'USD',
    원: 'KRW',
    유로: 'EUR',
    달러: 'USD',
    บาท: 'THB',
    euro: 'EUR',
    euros: 'EUR',
    dollar: 'USD',
    dollars: 'USD',
    bucks: 'USD',
    pound: 'GBP',
    pounds: 'GBP',
    quid: 'GBP',
    franc: 'CHF',
    francs: 'CHF',
    franken: 'CHF',
    rupee: 'INR',
    rupees: 'INR',
    yen: 'JPY',
    euroa: 'EUR',
    eura: 'EUR',
    eurů: 'EUR',
    euró: 'EUR',
    евро: 'EUR',
    євро: 'EUR',
    ευρώ: 'EUR',
    dólares: 'USD',
    reais: 'BRL',
    franchi: 'CHF',
    kronor: 'SEK',
    kroner: 'kr',
    złoty: 'PLN',
    złotych: 'PLN',
    zloty: 'PLN',
    korun: 'CZK',
    koruna: 'CZK',
    koruny: 'CZK',
    forint: 'HUF',
    forintot: 'HUF',
    lei: 'RON',
    lira: 'TRY',
    rubles: 'RUB',
    руб: 'RUB',
    рубль: 'RUB',
    рубля: 'RUB',
    рублей: 'RUB',
    лв: 'BGN',
    лева: 'BGN',
    грн: 'UAH',
    гривня: 'UAH',
    гривні: 'UAH',
    гривень: 'UAH',
    dirhams: 'AED',
    rand: 'ZAR',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
const currencyOf: Readonly<Record<string, string>> = { ...signs.either, ...signs.before, ...signs.behind };
/** Codes that are words as well, in capitals: "TOP 10", "ALL 3". Those common in shops stay. */
// prettier-ignore
const words = new Set(['ALL', 'TOP', 'CUP', 'PEN', 'MAD', 'TRY', 'GEL', 'BOB', 'SOS', 'ANG', 'LAK', 'COP', 'MOP', 'BAM']);
const codes = Intl.supportedValuesOf('currency').filter((code) => !words.has(code));
const wordCodes = ['TRY', 'MAD', 'COP', 'GEL', 'PEN'];

const escape = (sign: string): string => sign.replaceAll('$', String.raw`\$`);
const anyOf = (list: readonly string[]): string =>
  list
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
const front = anyOf([...Object.keys(signs.before), ...Object.keys(signs.either), ...codes]);
const behind = anyOf([...Object.keys(signs.behind), ...Object.keys(signs.either), ...codes, ...wordCodes]);

const gap = String.raw`[ \u00a0\u202f]?`;
/** By thousands, by lakhs ("1,29,999"), or without marks. */
const digits = String.raw`\d{1,3}(?:[.,\u00a0\u202f '’]\d{3})+(?:[.,]\d{1,2})?|\d{1,2}(?:,\d{2}){1,3},\d{3}(?:\.\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
/** "45.-", "45,-" and "1,499/-" name a whole sum. */
const whole = String.raw`(?:[.,][-–]|\/-)?`;
/** What hundredths are called. */
const hundredths =
  'cents?|ct|centimes?|céntimos?|centavos?|cêntimos?|centesimi|rappen|rp|pence|p|gr(?:oszy)?|öre|øre|hal(?:é|e)ř[eů]|bani|kuruş|копе(?:ек|йки|йка)|коп|копійок';
/** "49 Euro 90", "20 dollars and 45 cents", "25 zł 50 gr": the hundredths behind the name of the money. */
const behindUnit = String.raw`(?:${gap}(?:(?:(?:and|und|et|con|y|e|en|i|och|og|a|и)\s)?(?<parts>\d{1,2})\s?(?:${hundredths})(?!\p{L})|(?:(?:con|e)\s)?(?<pair>\d{2})(?![\p{L}\d]|[.,:/-]\d|\s?(?:(?:${counted}|x)(?!\p{L})|[€$£%]|(?-i:\p{Lu})))))?`;
const written = new RegExp(
  [
    String.raw`(?<!${joinedLetter}|[\d.,])(?<wholes>\d{1,9})(?<mid>[€$£])(?<cents>\d{2})(?!\d)`,
    String.raw`(?<!${joinedLetter}|[\d.,])(?<sign>${front})\.?${gap}(?<value>${digits})(?<many>k(?![\p{L}\d]))?${whole}(?![\d%])`,
    // "-20 €" is a sum, the end of "2026-20 €" none.
    String.raw`(?<!${joinedLetter}|[\d.,#]|[^\s(]-)(?:(?<least>\d{1,6}(?:[.,]\d{1,2})?)\s?[-–]\s?)?(?<count>${digits})(?<more>k)?${whole}${gap}(?<unit>${behind})(?!${joinedLetter})\.?${behindUnit}`,
    // Swedish prices need no name of their money.
    String.raw`(?<!${joinedLetter}|[\d.,:])(?<crowns>${digits}):-`,
    String.raw`(?<!${joinedLetter}|[\d.,:-])(?<pence>\d{1,2}) ?(?<coin>p|cents?)(?![\p{L}\d])`,
  ].join('|'),
  'giu',
);
/** "Two pounds of flour" weighs, "5 pounds" of anything may. */
const weighs = /^\s+of\b/i;
const weight = /\b(?:weigh\w*|limit|supports?|holds?|capacity|heavy|lift|lbs)\b[^.!?]{0,40}$/i;
const isWeight = (text: string, start: number, end: number): boolean =>
  weighs.test(text.slice(end, end + 4)) || weight.test(text.slice(Math.max(0, start - 50), start));
/** "Ft" is a foot as well and "fr" the French: only as they are written of money. */
const doubtful = /^(?:ft|fr|dh|dhs|rm|rs|zl|tl)$/i;
const asMoney = /^(?:Ft|Fr|Dh|Dhs|DH|DHS|RM|Rs|RS|zl|rs|TL)$/;

/** Where crowns are of one country, they are its. */
const crownsOf: Readonly<Record<string, string>> = { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' };
/** And so is the sign that yen and yuan share. */
const yuanSign = /^[¥￥]$/u;
/** And so are cents; elsewhere nobody can tell whose they are. */
const centsOf: Readonly<Record<string, string>> = { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD' };
// prettier-ignore
const euroCountries = new Set(['AT', 'BE', 'BG', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT', 'SI', 'SK']);

/** The number as written in any country: the last mark parts the cents when one or two digits follow it. */
function valueOf(text: string): string {
  const plain = text.replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const cents = /[.,](\d{1,2})$/.exec(plain)?.[1];
  const before = (cents === undefined ? plain : plain.slice(0, -cents.length - 1)).replaceAll(/[.,]/g, '');
  return cents === undefined ? before : `${before}.${cents.padEnd(2, '0')}`;
}

/** "€1,250.50", "1.250,50 €", "1 299 kr", "12€50", "49 Euro 90", "€1.5k" and "120 euros" as numbers, of a range its end; null where there is none. */
export function parseAmount(text: string): number | null {
  const most = /\d\s?[-–]\s?(\d.*)$/u.exec(text)?.[1];
  if (most !== undefined) return parseAmount(most);
  const thousands = /(\d[\d.,]*)k(?![\p{L}\d])/iu.exec(text)?.[1];
  if (thousands !== undefined) return Number(valueOf(thousands)) * 1_000;
  const mid = /^(\d+)[€$£](\d{2})$/.exec(text);
  if (mid) return Number(`${mid[1]}.${mid[2]}`);
  const apart = /^(\d+)\D+[ \u00a0\u202f](\d{1,2})(?:\s?\p{L}+\.?)?$/u.exec(text);
  if (apart) return Number(`${apart[1]}.${apart[2]?.padStart(2, '0')}`);
  const plain = /\d(?:[\d.,'’]|[ \u00a0\u202f](?=\d{3}(?!\d)))*/.exec(text)?.[0].replace(/[.,]+$/, '');
  return plain === undefined ? null : Number(valueOf(plain));
}

/** Sums of money, with their currency. `region` (ISO 3166) tells whose crowns "kr" are. */
export function findAmounts(text: string, region = ''): readonly Amount[] {
  return Array.from(text.matchAll(written)).flatMap((match): readonly Amount[] => {
    const groups = match.groups ?? {};
    const { wholes, mid, cents, sign, value, least, count, unit, parts, pair } = groups;
    const start = match.index;
    const small = parts ?? pair;
    const end = start + match[0].replace(/(?<=\p{L})\.$/u, '').length;
    const coins = coinsOf(groups, region);
    if (coins !== undefined) return coins === null ? [] : [{ start, end, normalized: coins }];
    const named = mid ?? sign ?? unit ?? '';
    const currency = currencyNamed(named, region);
    if (currency === null) return [];
    if (/^pounds?$/i.test(named) && isWeight(text, start, end)) return [];
    const isThousands = groups['many'] !== undefined || groups['more'] !== undefined;
    const plain = wholes === undefined ? valueOf(value ?? count ?? '') : `${wholes}.${cents}`;
    const one = small === undefined || plain.includes('.') ? plain : `${plain}.${small.padStart(2, '0')}`;
    const sum = isThousands ? String(Math.round(Number(one) * 1_000)) : one;
    const from = least === undefined ? '' : `${valueOf(least)}–`;
    return [{ start, end, normalized: `${from}${sum} ${currency}` }];
  });
}

/** ISO 4217, or "kr" where nothing says whose; null for what is no money. */
function currencyNamed(named: string, region: string): string | null {
  if (doubtful.test(named) && !asMoney.test(named)) return null;
  if (region === 'CN' && yuanSign.test(named)) return 'CNY';
  const known = currencyOf[named.toLowerCase()];
  if (known === 'kr') return crownsOf[region] ?? 'kr';
  if (known !== undefined) return known;
  // In small letters a code is a word: "all", "top"; of the common ones people write "20 eur".
  const isCode = /^[A-Z]{3}$/.test(named);
  return isCode || /^(?:eur|usd|gbp|chf|cad|aud|inr|jpy|sek|nok|dkk|pln|czk|huf|aed)$/i.test(named)
    ? named.toUpperCase()
    : null;
}

/** "100:-", "50p" and "99 cents", which name no currency; null where the region does not tell it, undefined for others. */
function coinsOf(
  { crowns, pence, coin }: Readonly<Record<string, string | undefined>>,
  region: string,
): string | null | undefined {
  if (crowns !== undefined) return `${valueOf(crowns)} ${crownsOf[region] ?? 'kr'}`;
  if (pence === undefined || coin === undefined) return undefined;
  const isPence = coin.toLowerCase() === 'p';
  const inCents = euroCountries.has(region) ? 'EUR' : centsOf[region];
  const inPence = region === 'GB' && coin === 'p' ? 'GBP' : undefined;
  const currency = isPence ? inPence : inCents;
  return currency === undefined ? null : `${(Number(pence) / 100).toFixed(2)} ${currency}`;
}
