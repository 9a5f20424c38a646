/**
 * Scripts that are written without spaces between words. Their signs are indexed one by one, so that a phrase of any
 * signs is found wherever it stands; a word index that waits for spaces would find whole sentences only.
 */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const eachUnspaced = new RegExp(unspaced, 'gu');
/** The first letter of any of these scripts; most texts are told by this alone. */
const firstUnspaced = /[\u0e00-\uffff]/;

/** True for a sign of a script without spaces. */
export const isUnspaced = (sign: string): boolean => unspaced.test(sign);

/** The text as the word index reads it: a space around every sign of a script without spaces. */
export function spaced(text: string): string {
  return firstUnspaced.test(text) ? text.replaceAll(eachUnspaced, ' $& ') : text;
}
