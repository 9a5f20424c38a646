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
    원: 'KRW',
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
    kronor: 'SEK',
    kroner: 'kr',
    złoty: 'PLN',
    złotych: 'PLN',
    zloty: 'PLN',
    korun: 'CZK',
    forint: 'HUF',
    lei: 'RON',
    lira: 'TRY',
    rubles: 'RUB',
    руб: 'RUB',
    грн: 'UAH',
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
const digits = String.raw`\d{1,3}(?:[.,\u00a0\u202f '’]\d{3})+(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
/** "45.-", "45,-" and "1,499/-" name a whole sum. */
const whole = String.raw`(?:[.,][-–]|\/-)?`;
const written = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,])(?<wholes>\d{1,9})(?<mid>[€$£])(?<cents>\d{2})(?!\d)`,
    String.raw`(?<![\p{L}\d.,])(?<sign>${front})\.?${gap}(?<value>${digits})${whole}(?![\d%])`,
    String.raw`(?<![\p{L}\d.,#-])(?<count>${digits})${whole}${gap}(?<unit>${behind})(?![\p{L}])`,
  ].join('|'),
  'giu',
);
/** "Two pounds of flour" weighs, "5 pounds" of anything may. */
const weighs = /^\s+of\b/i;
const weight = /\b(?:weigh\w*|limit|supports?|holds?|capacity|heavy|lift|lbs)\b[^.!?]{0,40}$/i;
const isWeight = (text: string, start: number, end: number): boolean =>
  weighs.test(text.slice(end, end + 4)) || weight.test(text.slice(Math.max(0, start - 50), start));
/** "Ft" is a foot as well and "fr" the French: only as they are written of money. */
const doubtful = /^(?:ft|fr|dh|dhs|rm|rs|zl)$/i;
const asMoney = /^(?:Ft|Fr|Dh|Dhs|DH|DHS|RM|Rs|RS|zl|rs)$/;

/** Where crowns are of one country, they are its. */
const crowns: Readonly<Record<string, string>> = { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' };

/** The number as written in any country: the last mark parts the cents when one or two digits follow it. */
function valueOf(text: string): string {
  const plain = text.replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const cents = /[.,](\d{1,2})$/.exec(plain)?.[1];
  const before = (cents === undefined ? plain : plain.slice(0, -cents.length - 1)).replaceAll(/[.,]/g, '');
  return cents === undefined ? before : `${before}.${cents.padEnd(2, '0')}`;
}

/** "€1,250.50", "1.250,50 €", "1 299 kr", "12€50" and "120 euros" as numbers; null where there is none. */
export function parseAmount(text: string): number | null {
  const mid = /^(\d+)[€$£](\d{2})$/.exec(text);
  if (mid) return Number(`${mid[1]}.${mid[2]}`);
  const plain = /\d(?:[\d.,'’]|[ \u00a0\u202f](?=\d{3}(?!\d)))*/.exec(text)?.[0].replace(/[.,]+$/, '');
  return plain === undefined ? null : Number(valueOf(plain));
}

/** Sums of money, with their currency. `region` (ISO 3166) tells whose crowns "kr" are. */
export function findAmounts(text: string, region = ''): readonly Amount[] {
  return Array.from(text.matchAll(written)).flatMap((match): readonly Amount[] => {
    const { wholes, mid, cents, sign, value, count, unit } = match.groups ?? {};
    const named = mid ?? sign ?? unit ?? '';
    const isCode = /^[A-Z]{3}$/.test(named);
    const known = currencyOf[named.toLowerCase()];
    // In small letters a code is a word: "all", "top"; of the common ones people write "20 eur".
    const currency =
      known ??
      (isCode || /^(?:eur|usd|gbp|chf|cad|aud|inr|jpy|sek|nok|dkk|pln|czk|huf|aed)$/i.test(named)
        ? named.toUpperCase()
        : undefined);
    const start = match.index;
    const end = start + match[0].length;
    if (currency === undefined || (doubtful.test(named) && !asMoney.test(named))) return [];
    if (/^pounds?$/i.test(named) && isWeight(text, start, end)) return [];
    const sum = wholes === undefined ? valueOf(value ?? count ?? '') : `${wholes}.${cents}`;
    const unitName = currency === 'kr' ? (crowns[region] ?? 'kr') : currency;
    return [{ start, end, normalized: `${sum} ${unitName}` }];
  });
}
