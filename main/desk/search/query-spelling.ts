import { stemmer } from 'stemmer';
import english from './english-stems.json' with { type: 'json' };
import names from '../privacy/pii/names.json' with { type: 'json' };
import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import type { LibraryWords } from './library-words.ts';
import { letterEdits, lettersOf } from './letter-edits.ts';
import { serviceWords } from './product-names.ts';
import { stopWordSet } from './stop-words.ts';

export interface Spelling {
  /** The text with its misspelt words put right; the same text when there is nothing to put right. */
  readonly correct: (text: string) => string;
}

/** A word that can be meant. */
interface KnownWord {
  readonly word: string;
  /** Only its stem is known. */
  readonly isStem: boolean;
  readonly letters: number;
  /** What speaks for it before a letter is compared, in edits: words of this library more than others. */
  readonly bonus: number;
}

/** Shorter words have too many neighbours. */
const fewestLetters = 3;
const shortWord = 4;
/** From this length on two letters may be wrong. */
const longWord = 8;
/** Corrections are for questions; a long text has words enough that are right. */
const mostWords = 60;
/** What words are preferred by, in edits; a word that stands in more of the library is preferred to another. */
const bonuses = { library: 0.6, perDoubling: 0.02, everydayQuestion: 0.5 } as const;
/** A wrong first letter is rarer than any other. */
const firstLetter = 0.5;

const everyday: readonly string[] = names.everyday.split(' ');
/** Names of countries in small letters, as they are written in a hurry. */
function countries(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((first) =>
    letters.flatMap(
      (second) =>
        names
          .of(first + second)
          ?.toLowerCase()
          .match(/[a-z]{3,}/g) ?? [],
    ),
  );
}

let englishStems: ReadonlySet<string> | undefined;

/** English words that are no mistakes, by their stems; read at the first question. */
function isEnglish(stem: string): boolean {
  englishStems ??= new Set([
    ...english.stems.split(' '),
    ...[...stopWordSet, ...serviceWords, ...countries()].map(stemmer),
  ]);
  return englishStems.has(stem);
}

/** Whether everyday English has the word, in small letters. */
export const isEnglishWord = (word: string): boolean => isEnglish(stemmer(word));

/**
 * Puts words right that neither this library nor everyday English knows, and nothing else: no names, no codes, no other
 * scripts, and no text of which most unknown words are like no other, which is in another language. All stems of the library
 * are read only where a word is none of English; `writtenAs` gives a word of it for its stem.
 */
export function createSpelling(
  library: Pick<LibraryWords, 'hasStem' | 'stems'>,
  writtenAs: (stem: string) => string,
): Spelling {
  let stems: ReadonlyMap<string, number> | null = null;
  let candidates: ReturnType<typeof candidatesOf> = { all: [], ofLibraryAlone: [] };
  const corrections = new Map<string, string | null>();

  function refresh(): void {
    const now = library.stems();
    if (now === stems) return;
    stems = now;
    corrections.clear();
    candidates = candidatesOf(stems);
  }

  const isKnown = (written: string): boolean => {
    const word = written.toLowerCase();
    const stem = stemmer(word);
    return isEnglish(stem) || isName(written) || library.hasStem(stem) || library.hasStem(word);
  };

  const wordOf = ({ word, isStem }: KnownWord): string => (isStem ? writtenAs(word) : word);

  function correctionOf(word: string): string | null {
    const known = corrections.get(word);
    if (known !== undefined) return known;
    const found = closest(word, candidates.all);
    const meant = found === null ? withEnding(word, candidates.ofLibraryAlone) : wordOf(found);
    corrections.set(word, meant);
    return meant;
  }

  return {
    correct(text) {
      const words = [...text.matchAll(plainWord)];
      if (words.length === 0 || words.length > mostWords) return text;
      const capitalsSaySo = areCapitalsRare(words);
      const unknown = words.filter(
        (match) => isCorrectable(text, match, capitalsSaySo) && !isKnown(match[0]),
      );
      if (unknown.length === 0) return text;
      refresh();
      const meant = unknown.map(([word]) => correctionOf(word.toLowerCase()));
      const unclear = meant.filter((each) => each === null).length;
      if (unknown.length > 2 && unclear > unknown.length / 2) return text;
      return unknown.reduceRight((corrected, { 0: word, index }, at) => {
        const right = meant[at] ?? null;
        if (right === null) return corrected;
        return corrected.slice(0, index) + likeCase(word, right) + corrected.slice(index + word.length);
      }, text);
    },
  };
}

/** A run of letters that is no part of a code, an address or a contraction. */
const plainWord = /(?<![\p{L}\p{M}\p{N}@_./#'’-])[a-z]+(?![\p{L}\p{M}\p{N}@_/#'’-]|\.\p{L})/giu;
/** In small letters a name is rarely meant by what is only a family's, of which there is one for every mistake. */
function isName(written: string): boolean {
  const { given, family } = lookUpName(written);
  return given || (family && written !== written.toLowerCase());
}

/** Capitals within a word, or at the beginning of one in the middle of a sentence, are how names and codes are written. */
function isCorrectable(text: string, { 0: word, index }: RegExpExecArray, capitalsSaySo: boolean): boolean {
  if (word.length < fewestLetters) return false;
  if (word === word.toLowerCase() || !capitalsSaySo) return true;
  const beginsSentence = /(?:^|[.!?:\n])\s*$/u.test(text.slice(0, index));
  return beginsSentence && word.slice(1) === word.slice(1).toLowerCase();
}

/** Not in a text that is written in capitals, or With Every Word Capital. */
const areCapitalsRare = (words: readonly RegExpExecArray[]): boolean =>
  words.length < 2 || 2 * words.filter(([word]) => word[0] !== word[0]?.toLowerCase()).length <= words.length;

const toKnownWord = (word: string, passages: number, isStem = false): KnownWord => ({
  word,
  isStem,
  letters: lettersOf(word),
  bonus: bonusOf(word, passages),
});

let everydayStems: readonly (readonly [word: string, stem: string])[] | undefined;

/** Words that everybody writes; made at the first question, and not again when the library changes. */
const everydayWords = (): NonNullable<typeof everydayStems> =>
  (everydayStems ??= [...new Set([...everyday, ...stopWordSet, ...serviceWords])]
    .filter((word) => /^[a-z]{3,}$/.test(word))
    .map((word) => [word, stemmer(word)] as const));

/** Words that everybody writes, and beside them the stems of the library that are of none of those. */
function candidatesOf(stems: ReadonlyMap<string, number>) {
  const left = new Map(stems);
  const ofEveryDay = everydayWords().map(([word, stem]) => {
    left.delete(stem);
    return toKnownWord(word, stems.get(stem) ?? 0);
  });
  const ofLibraryAlone = [...left].flatMap(([stem, passages]) =>
    /^[a-z]{3,}$/.test(stem) ? [toKnownWord(stem, passages, true)] : [],
  );
  return { all: [...ofEveryDay, ...ofLibraryAlone], ofLibraryAlone };
}

function bonusOf(word: string, passages: number): number {
  const common = passages === 0 ? 0 : bonuses.library + bonuses.perDoubling * Math.log2(passages);
  return Math.max(common, stopWordSet.has(word) ? bonuses.everydayQuestion : 0);
}

function closest(word: string, candidates: readonly KnownWord[]): KnownWord | null {
  const most = word.length >= longWord ? 2 : 1;
  const letters = lettersOf(word);
  let best: KnownWord | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    if (Math.abs(candidate.word.length - word.length) > most) continue;
    if (bitsOf(candidate.letters ^ letters) > 2 * most) continue;
    const edits = letterEdits(word, candidate.word, most);
    if (edits > most) continue;
    if (word.length < shortWord && !isLikelyShort(word, candidate)) continue;
    const cost = edits - candidate.bonus + (candidate.word[0] === word[0] ? 0 : firstLetter);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** Any three letters are close to some word: they are one that lacks a letter, or a usual one in another order. */
const isLikelyShort = (short: string, { word, letters, bonus }: KnownWord): boolean =>
  bonus > 0 && short[0] === word[0] && (word.length > short.length || letters === lettersOf(short));

function bitsOf(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
}

/** "sourdouhgs" of a library that only has the stem "sourdough": the stem put right, and the ending as it was. */
function withEnding(word: string, candidates: readonly KnownWord[]): string | null {
  const stem = stemmer(word);
  if (stem === word || !word.startsWith(stem) || stem.length < fewestLetters) return null;
  const meant = closest(stem, candidates);
  return meant === null ? null : meant.word + word.slice(stem.length);
}

function likeCase(written: string, meant: string): string {
  if (written === written.toUpperCase()) return meant.toUpperCase();
  const first = written[0] ?? '';
  return first === first.toUpperCase() ? `${meant[0]?.toUpperCase() ?? ''}${meant.slice(1)}` : meant;
}
