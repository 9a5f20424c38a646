import type { Reading, Settings } from '../../../preload/contract.ts';
import { blankFolds } from '../messages/sentences.ts';
import { settingsInEach } from '../replies/compose/reply-language.ts';
import { type Rating, ratingIn, wordsAlone } from './rating-values.ts';

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

/** A number from 1 to 5 alone on its line, or with a mark before what is said to it; not of a span, a time, a price or a list. */
const numberAlone =
  /^([1-5])(?:\s*(?:\/|of|out of|von|sur|de)\s*5)?(?:\s*(?:stars?|sterne?n?|étoiles?|estrellas?))?(?!\s*[-–]\s*\d|[.:]\d|,\s*\d)(?:$|\s*[-–:(.,;!])/iu;
/** “3. März”, “2. Stock”, “4, rue de la Paix”. */
const dateOrAddress =
  /^\d(?:\.\s*(?:jan|jän|feb|märz|apr|mai|juni|juli|aug|sep|okt|nov|dez|stock|etage|og\b|obergeschoss)|,?\s*(?:bis\s|ter\s)?(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai)\s)/iu;
/** As one answers a question, or says that a reply came. */
const acknowledged = /^(?:yes|no|ok(?:ay)?|ja|nein|oui|non|s[ií]|correct|fair|bien|bonn?e?)$/iu;
const thanks =
  /^(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much)?|(?:vielen |herzlichen )?dank|danke(?: (?:schön|sehr))?|merci(?: beaucoup)?|(?:muchas )?gracias)[.!]*$/iu;
const mostWords = 3;
/** Behind words alone: a name, a greeting. */
const mostBehind = 4;

/** The rating that a mail begins with. Ordinary replies begin with numbers and kind words as well: what may be one is none. */
function ratingAtBeginning(first: string, others: readonly string[]): Rating | null {
  const number = numberAlone.exec(first)?.[1];
  if (number !== undefined)
    return dateOrAddress.test(first) || isListed(Number(number), first, others)
      ? null
      : { measure: 'csat', value: (Number(number) - 1) / 4 };
  if (/^[★⭐🌟☆✩\s\uFE0F]+$/u.test(first)) return ratingIn(first, '1-5');
  // Whoever asks, wrote for that.
  if ([first, ...others].some((line) => line.includes('?'))) return null;
  if (/^\p{Extended_Pictographic}/u.test(first))
    return ratingIn(first.split(/[\s,.!;:–-]+/u)[0] ?? '', '1-5');
  const [said = '', ...behind] = first.split(/[,.;:!–]+/u).map((part) => part.trim());
  const isShort = wordsOf(said).length <= mostWords && wordsOf(others.join(' ')).length <= mostBehind;
  if (!isShort || acknowledged.test(said) || !behind.every((part) => part === '' || thanks.test(part)))
    return null;
  const value = wordsAlone(said);
  return value === null ? null : { measure: 'csat', value };
}

/** Whether the number counts points of a list: the next one comes behind it. */
const isListed = (number: number, first: string, others: readonly string[]): boolean =>
  [first.slice(1), ...others].some((line) => new RegExp(`(?:^|\\s)${number + 1}[.):]\\s`, 'u').test(line));

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
 * number from 1 to 5 alone, a face, or is words of a rating alone. Null for every other mail, and while the sentence is off.
 */
export function ratingInMail(
  { text, folds, automatic }: Pick<Reading, 'text' | 'folds' | 'automatic'>,
  settings: Settings,
): (Rating & { readonly comment: string }) | null {
  const { survey } = settings;
  if (!survey.on || automatic !== null) return null;
  const own = blankFolds(text, folds).trim();
  if (own === '' || own.length > longest) return null;
  const isQuoted = settingsInEach(settings).some((each) => quotes(text, each.survey.text));
  if (!isQuoted && !isSentTo(text, survey.address.trim().toLowerCase())) return null;
  const [first = '', ...others] = own
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter(Boolean);
  const rating = ratingAtBeginning(first, others);
  return rating === null ? null : { ...rating, comment: [first, ...others].join('\n') };
}
