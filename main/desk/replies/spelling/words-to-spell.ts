import type { Span } from '../../../../preload/contract.ts';

/** With the typewriter's apostrophe, as the dictionaries have it. */
export const plainWord = (word: string): string => word.replaceAll(/[’ʼ]/gu, "'");

/** Addresses, numbers and codes: what has a digit, an at sign, or a dot or slash within it. What holds no space has a bound. */
const codes = /\S{0,400}(?:[\d@_\\/]|\.(?=[\p{L}\d]))\S{0,400}|[[{][^\]}\n]{0,200}[\]}]/gu;
const word = /[\p{L}\p{M}]+(?:['’ʼ-][\p{L}\p{M}]+)*/gu;

/** What is elided before a word: it is looked up without it. */
const elided: Readonly<Record<string, RegExp>> = {
  fr: /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\p{L}{2})/iu,
  en: /['’ʼ]s?$/iu,
};

/** The words of a text that can be written wrongly, each with its place: no addresses, codes, open places or short forms. */
export function wordsToSpell(text: string, language: string): readonly (Span & { readonly word: string })[] {
  const plain = text.replaceAll(codes, (code) => ' '.repeat(code.length));
  return Array.from(plain.matchAll(word), ({ index, 0: found }) => {
    const [article = ''] = language === 'fr' ? (elided['fr']?.exec(found) ?? []) : [];
    const rest = found.slice(article.length);
    const bare = language === 'en' ? rest.replace(elided['en'] ?? '', '') : rest;
    const start = index + article.length;
    return { word: bare, start, end: start + bare.length };
  }).filter(({ word: one }) => one.length > 1 && !(one === one.toUpperCase() && one.length < 6));
}
