import type { Reading, Settings } from '../../../preload/contract.ts';
import { blankFolds } from '../messages/sentences.ts';
import { type Rating, ratingIn } from './rating-values.ts';

/** The longest answer to the sentence that is still one: whoever writes more asks something. */
const longest = 600;
/** Of the sentence, so much is found again in what a mail quotes. */
const quotedWords = 5;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}@.]+/gu) ?? [];

/** Whether a text has that many words of the sentence in its order: mail programs break its lines. */
function quotes(text: string, sentence: string): boolean {
  const parts = sentence.split(/\{[^}]*\}/u).map(wordsOf);
  const words = ` ${wordsOf(text).join(' ')} `;
  return parts.some((part) =>
    part.length >= quotedWords ? words.includes(` ${part.slice(0, quotedWords).join(' ')} `) : false,
  );
}

/** Whether a head names that address as the one that the mail goes to. */
const isSentTo = (text: string, address: string): boolean =>
  address !== '' &&
  text
    .split('\n', 60)
    .some(
      (line) =>
        /^[>\s]{0,9}(?:to|an|à|pour|para)\s{0,3}:/iu.test(line) && line.toLowerCase().includes(address),
    );

/**
 * The rating of a mail that answers the sentence below the shop's replies: it quotes it or was sent to its address, and begins with a
 * number from 1 to 5, a word or a face. Null for every other mail, and while the sentence is off.
 */
export function ratingInMail(
  { text, folds, automatic }: Pick<Reading, 'text' | 'folds' | 'automatic'>,
  { survey }: Pick<Settings, 'survey'>,
): (Rating & { readonly comment: string }) | null {
  if (!survey.on || automatic !== null) return null;
  const own = blankFolds(text, folds).trim();
  if (own === '' || own.length > longest) return null;
  if (!quotes(text, survey.text) && !isSentTo(text, survey.address.trim().toLowerCase())) return null;
  const [first = '', ...others] = own
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter(Boolean);
  const rating = ratingIn(first, '1-5') ?? ratingIn(first.split(/[\s,.!;:–-]+/u)[0] ?? '', '1-5');
  return rating === null ? null : { ...rating, comment: [first, ...others].join('\n') };
}
