/**
 * Scripts that are written without spaces between words. Their characters are indexed one by one, so that a phrase of any
 * characters is found wherever it stands; a full-text index that splits at spaces would find whole sentences only.
 */
const cjk =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const eachCjk = new RegExp(cjk, 'gu');
/** The first letter of any of these scripts; most texts are excluded by this alone. */
const anyCjk = /[\u0e00-\uffff]/;

/** True for a sign of a script without spaces. */
export const isCjk = (sign: string): boolean => cjk.test(sign);

/** The text as the word index reads it: a space around every sign of a script without spaces. */
export function separateCjk(text: string): string {
  return anyCjk.test(text) ? text.replaceAll(eachCjk, ' $& ') : text;
}
