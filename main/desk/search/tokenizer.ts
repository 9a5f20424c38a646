import { stemmer } from 'stemmer';
import { isCjk } from '../store/cjk-tokens.ts';

/** A word of a text: folded and stemmed for comparing, with its place (UTF-16 code units) for marking. */
export interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokenizer {
  /**
   * The words of a text in order. Letters, marks and digits make a word, as in the store's word index; in scripts without
   * spaces every two neighbouring signs do, so the spans of such words overlap.
   */
  tokenize(text: string): readonly Token[];
}

/** Texts repeat few words: their stems are cached, up to this many, then all dropped at once. */
const maxCachedStems = 50_000;
/** A word has one stem, whoever reads it. */
const stems = new Map<string, string>();

/** Drops the words that were read. */
export const clearStems = (): void => stems.clear();

export function createTokenizer(): Tokenizer {
  function stemOf(word: string): string {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const plain = /^[a-z0-9]+$/i.test(word) ? word : word.normalize('NFKD').replace(/\p{M}+/gu, '');
    const folded = plain.toLowerCase();
    // What holds a digit is a number or a code, and the stemmer only knows English letters.
    const stem = /^[a-z]{3,}$/.test(folded) ? stemmer(folded) : folded;
    if (stems.size >= maxCachedStems) stems.clear();
    stems.set(word, stem);
    return stem;
  }

  return {
    tokenize(text) {
      const words: Token[] = [];
      const length = text.length;
      let at = 0;
      while (at < length) {
        if (!isWordAt(text, at)) {
          at++;
          continue;
        }
        const start = at;
        let isPlain = true;
        while (at < length && isWordAt(text, at)) {
          if (text.charCodeAt(at) >= firstUnspaced) isPlain = false;
          at++;
        }
        if (isPlain) words.push({ stem: stemOf(text.slice(start, at)), start, end: at });
        else
          for (const { from, to } of partsOf(text, start, at))
            words.push({ stem: stemOf(text.slice(from, to)), start: from, end: to });
      }
      return words;
    },
  };
}

/** Where scripts without spaces begin; a run of letters that stays below is one word. */
const firstUnspaced = 0x0e00;

/** A run of letters as words: itself, or pairs of neighbours where its script has no spaces. */
function partsOf(
  text: string,
  start: number,
  end: number,
): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = start;
  while (from < end) {
    const isPaired = isCjk(signAt(text, from));
    const signs: number[] = [];
    let to = from;
    while (to < end && isCjk(signAt(text, to)) === isPaired) {
      signs.push(to);
      to += signAt(text, to).length;
    }
    if (!isPaired || signs.length === 1) parts.push({ from, to });
    else
      for (const [at, sign] of signs.slice(0, -1).entries())
        parts.push({ from: sign, to: signs[at + 2] ?? to });
    from = to;
  }
  return parts;
}

const signAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

const wordSign = /[\p{L}\p{M}\p{N}]/u;

/** Plain letters and digits are recognised without the pattern: passages are read by the hundred for one search. */
function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  // The second half of a pair belongs to whatever the first half is.
  const first = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return wordSign.test(String.fromCodePoint(text.codePointAt(first) ?? 0));
}
