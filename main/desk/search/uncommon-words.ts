import { detectLanguage } from '../library/detect-language.ts';
import { isRegion } from './region-names.ts';
import { isEnglishWord } from './query-spelling.ts';
import { stopWordSet } from './stop-words.ts';
import { isTranslatedWord } from './word-translation.ts';
import { isCalendarWord } from '../privacy/pii/calendar-words.ts';
import { lookUpName } from '../privacy/pii/name-lexicon.ts';

/** What stands for words that are not shown. */
const notShown = '…';

const word = /\[[A-Z ]+\]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** A sentence begins at the beginning, after its end, and after an opening mark. */
const opensSentence = /(?:^|[.!?:;\n¿¡…]|[.!?]["”»)])[\s"“„«'(¿¡–-]*$/u;
const articles = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner dein
  deine deinen ihr ihre ihren ihrem ihrer unser unsere unseren unserem euer eure euren im am zum zur beim vom ins ans welche welches
  welchen diese dieses diesen diesem dieser jede jedes jeden alle viele keinerlei`.split(/\s+/),
);
/** German words with these ends are nouns and nobody's name. */
const nounEnd = /.(?:ung|heit|keit|schaft|tion|ität|nis|ungen|heiten|keiten|schaften|tionen|itäten)$/u;
const english =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|christmas|easter|pdf|vat)$/u;
const isDay = (small: string): boolean => english.test(small) || isCalendarWord(small);
const longestInitials = 4;
/** What English adds to a word, and what French puts before it. */
const contracted = /(?:n['’]t|['’](?:s|d|ll|m|re|t|ve))$/iu;
const elided = /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})/iu;

/** In how many passages each word stands, whatever its inflection. */
export interface LibraryWords {
  documentFrequencies(words: readonly string[]): ReadonlyMap<string, number>;
}

/** `withoutUncommonWords` by what the library of the moment has. */
export const withoutRareWords = (text: string, passages: LibraryWords): string =>
  withoutUncommonWords(text, (one) => (passages.documentFrequencies([one]).get(one) ?? 0) > 0);

/**
 * For what stands on pages that are read by many: a title or a question without the words that may be somebody's. Shown are words
 * in small letters that are no names, and what begins with a capital only where the library or everyday language has it: a rare
 * name that no list knows is written with a capital, and nobody's library has it. `isInLibrary` is asked of words in small letters.
 * In scripts without capitals nothing more is done than `mask` does.
 */
export function withoutUncommonWords(text: string, isInLibrary: (word: string) => boolean): string {
  const language = detectLanguage(text, ['en', 'de', 'fr', 'es']);
  let before = '';
  const shown = text.replaceAll(word, (written, at: number) => {
    const last = before;
    if (written.startsWith('[')) return written;
    before = written.toLowerCase();
    const bare = written.replace(elided, '').replace(contracted, '');
    return isShown(bare, {
      language,
      opens: opensSentence.test(text.slice(Math.max(0, at - 6), at)) || at === 0,
      follows: last,
      isInLibrary,
    })
      ? written
      : notShown;
  });
  return shown.replaceAll(/…(?:[\s,'’-]*…)+/gu, notShown);
}

interface Place {
  readonly language: string | null;
  /** It is the first word of a sentence. */
  readonly opens: boolean;
  /** The word before it, in small letters. */
  readonly follows: string;
  readonly isInLibrary: (word: string) => boolean;
}

function isShown(written: string, { language, opens, follows, isInLibrary }: Place): boolean {
  const small = written.toLowerCase();
  if (small.length < 2 || stopWordSet.has(small) || isDay(small)) return true;
  const { given, family, everyday, alsoWord } = lookUpName(written);
  const isName = given || family;
  const isCommon = everyday || isEnglishWord(small) || isTranslatedWord(small);
  // Names in small letters: of everyday English nearly everything is known, so what is not may be one.
  if (written === small) return isCommon || alsoWord || isInLibrary(small) || (!isName && language !== 'en');
  const isCapitals = written === written.toUpperCase();
  if (isCapitals && written.length <= longestInitials) return !isName || isCommon;
  if (opens || isCapitals) return (isCommon || isInLibrary(small)) && (!given || everyday);
  if (!given && isRegion(small)) return true;
  if (language === 'de')
    return (
      isTranslatedWord(small) ||
      nounEnd.test(small) ||
      (!isName && (articles.has(follows) || isInLibrary(small)))
    );
  return !isName && isInLibrary(small);
}
