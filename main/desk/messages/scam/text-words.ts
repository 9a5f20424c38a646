/** A word as phrases compare it: small letters without accents, look-alike letters undone. */
export interface TextWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** A sentence or a paragraph ends before it. */
  readonly begins: boolean;
  /** Letters of another alphabet, or signs that nobody sees, stand in it. */
  readonly isMixed: boolean;
}

const unseen = '\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
const wordPattern = new RegExp(
  `\\(\\d\\)|\\d[\\d.,'’]{0,30}\\d|\\d|\\p{L}[\\p{L}\\p{M}\\p{N}'’${unseen}]{0,80}|[$€£¥%]`,
  'gu',
);
const unseenSigns = new RegExp(`[${unseen}]`, 'gu');
const between = new RegExp(`(?<=\\p{L})[${unseen}](?=\\p{L})`, 'u');

/** Letters that look like Latin ones. */
const lookAlikes = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    ѕ: 's',
    і: 'i',
    ї: 'i',
    ј: 'j',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    һ: 'h',
    ӏ: 'l',
    г: 'r',
    п: 'n',
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    η: 'n',
    ω: 'w',
    σ: 'o',
    γ: 'y',
    ӕ: 'ae',
    ı: 'i',
    ɑ: 'a',
    ɡ: 'g',
    ℓ: 'l',
    ł: 'l',
    ø: 'o',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    đ: 'd',
    ð: 'd',
  }),
);

/** Small letters without accents; letters of other alphabets that look like Latin ones are these. */
export function plainLetters(text: string): string {
  const small = text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(unseenSigns, '')
    .toLowerCase();
  return Array.from(small, (letter) => lookAlikes.get(letter) ?? letter).join('');
}

const isLatin = /\p{Script=Latin}/u;
const isOther = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Signs of units that stand before Latin letters. */
const units = /^[µμΩ]/u;

/** An amount from which nobody speaks of an order in a shop. */
const bigFrom = 500_000;

function compared(given: string, isMixed: boolean): string {
  if (/^[$€£¥]$/.test(given)) return '$';
  if (given.startsWith('(')) return '#n';
  if (/^\d/.test(given)) {
    const amount = Number(given.replace(/[.,]\d{1,2}$/, '').replace(/[.,'’]/g, ''));
    return amount >= bigFrom && /[.,'’]/.test(given) ? '#big' : given;
  }
  return isMixed || isLatin.test(given) ? plainLetters(given) : given.toLowerCase();
}

/** Where a sentence ends: a mark before white space, or an empty line. */
const sentenceEnd = /[.!?…。:;]["'”’)\]]{0,3}\s|\n[ \t>]*\n/u;

/** The words of a text in order, with their places in it. */
export function textWords(text: string): readonly TextWord[] {
  const found: TextWord[] = [];
  let before = 0;
  for (const match of text.matchAll(wordPattern)) {
    const [given] = match;
    const start = match.index;
    const end = start + given.length;
    const isMixed = (isLatin.test(given) && isOther.test(given) && !units.test(given)) || between.test(given);
    const word = compared(given, isMixed);
    const last = found.at(-1);
    // "e-mail" is a word.
    if (last?.word === 'e' && word.startsWith('mail') && /^[-‑]$/.test(text.slice(before, start)))
      found[found.length - 1] = { ...last, word: `e${word}`, end };
    else {
      const gap = text.slice(before, Math.min(start, before + 200));
      found.push({ word, start, end, begins: found.length === 0 || sentenceEnd.test(gap), isMixed });
    }
    before = end;
  }
  return found;
}
