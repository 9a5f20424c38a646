import { detectLanguage } from '../library/detect-language.ts';
import { isEnglishWord } from './query-spelling.ts';
import { stopWordSet } from './stop-words.ts';
import german from './dictionaries/de.json' with { type: 'json' };
import spanish from './dictionaries/es.json' with { type: 'json' };
import french from './dictionaries/fr.json' with { type: 'json' };

/** Texts of one language, word by word in English. */
interface Translator {
  translate(text: string): string;
  /** The share of words that the dictionary knows as they are or inflected, 0 to 1. */
  knownShare(words: readonly string[]): number;
}

/** English by what says it: words and phrases as they are written, any number of them. */
type Dictionary = Readonly<Record<string, readonly string[]>>;

interface Entry {
  readonly words: readonly string[];
  readonly english: string;
}

const dictionaries: Readonly<Record<string, Dictionary>> = { de: german, es: spanish, fr: french };

/** What inflection adds, longest first; what is left is compared, so both sides lose the same. */
const endings: Readonly<Record<string, readonly string[]>> = {
  de: longestFirst('e en em er es n s t et te ten test ete eten est st ung ungen'),
  es: longestFirst(
    'a o as os e es s ar er ir an en amos emos imos ado ada ados adas ido ida idos idas ando iendo aba aban ará erá irá arán aré lo la los las me',
  ),
  fr: longestFirst(
    'e s es x er ez ent é ée és ées ons ait aient ais era erai erez eront ant ions iez ai ir it is ra rai rez',
  ),
};
const shortestStem = 3;
/** A compound's parts are words by themselves. */
const shortestPart = 3;
/** What stands between the parts of a compound. */
const joints = ['', 's', 'n', 'es', 'en', 'e'];

function longestFirst(list: string): readonly string[] {
  return list.split(' ').sort((a, b) => b.length - a.length);
}

const wordPattern = /[\p{L}\p{M}\d]+['’]?/gu;
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(wordPattern) ?? []).map((word) => word.replace('’', "'"));

const withoutAccents = (word: string): string =>
  word.replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');

function stemmer(language: string): (word: string) => string {
  const list = endings[language] ?? [];
  return (word) => {
    const ending = list.find((each) => word.endsWith(each) && word.length - each.length >= shortestStem);
    return withoutAccents(ending === undefined ? word : word.slice(0, -ending.length));
  };
}

function createTranslator(language: string, dictionary: Dictionary): Translator {
  const stem = stemmer(language);
  const byFirstWord = new Map<string, Entry[]>();
  const byStem = new Map<string, string>();
  for (const [english, forms] of Object.entries(dictionary))
    for (const form of forms) {
      const words = wordsOf(form);
      const [first] = words;
      if (first === undefined) continue;
      const others = byFirstWord.get(first) ?? [];
      byFirstWord.set(first, [...others, { words, english }]);
      const key = stem(first);
      if (words.length === 1 && !byStem.has(key)) byStem.set(key, english);
    }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);

  const single = (word: string): string | null =>
    byFirstWord.get(word)?.find(({ words }) => words.length === 1)?.english ?? byStem.get(stem(word)) ?? null;

  /** The longest last part that is known tells most: "Liefertermin" is a date. */
  function compound(word: string): string | null {
    for (let at = shortestPart; at <= word.length - shortestPart; at++) {
      const last = single(word.slice(at));
      if (last === null || last === '') continue;
      for (const joint of joints) {
        const head = word.slice(0, at - joint.length);
        if (head.length < shortestPart || !word.startsWith(joint, at - joint.length)) continue;
        const first = single(head);
        if (first !== null && first !== '') return `${first} ${last}`;
      }
    }
    return null;
  }

  const isKnown = (word: string): boolean => byFirstWord.has(word) || byStem.has(stem(word));

  /** Null where it says nothing of the word, such as a name: it stays as it is. */
  const translateWord = (word: string): string | null =>
    single(word) ?? (language === 'de' ? compound(word) : null);

  function translate(text: string): string {
    const places = [...text.matchAll(wordPattern)].map((match) => ({
      start: match.index,
      written: match[0],
    }));
    const words = places.map(({ written }) => written.toLowerCase().replace('’', "'"));
    let result = '';
    let end = 0;
    for (let at = 0; at < places.length;) {
      const place = places[at];
      const word = words[at];
      if (place === undefined || word === undefined) break;
      const entry = byFirstWord
        .get(word)
        ?.find((each) => each.words.every((one, offset) => words[at + offset] === one));
      const used = entry?.words.length ?? 1;
      const last = places[at + used - 1] ?? place;
      result += between(text.slice(end, place.start));
      result += entry?.english ?? translateWord(word) ?? place.written;
      end = last.start + last.written.length;
      at += used;
    }
    return `${result}${text.slice(end)}`.replaceAll(/\s+/gu, ' ').trim();
  }

  return {
    translate,
    knownShare: (words) =>
      words.length === 0 ? 0 : words.filter((word) => isKnown(word)).length / words.length,
  };
}

/** Words that stood together, such as an article and its noun, do not in English. */
const between = (written: string): string => (/^[-'’]?$/u.test(written) ? ' ' : written);

/** Languages (ISO 639-1) that are translated. */
export const translatedLanguages: readonly string[] = Object.keys(dictionaries);
/** Goes up with each change of the dictionaries: texts are embedded by what they say. */
export const dictionariesVersion = 1;

const translators = new Map<string, Translator>();
function translatorOf(language: string): Translator | null {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const dictionary = dictionaries[language];
  if (dictionary === undefined) return null;
  const made = createTranslator(language, dictionary);
  translators.set(language, made);
  return made;
}

/** Words of a text by which its language is told. */
const tellingWords = 40;
/** Share of the small words of English; other languages write at most some of them like words of their own. */
const plainlyEnglish = 0.3;
/** Of running text about two words of three are known; names, numbers and what is rare are not. */
const leastShare = 0.4;
/** What is too short for letters to tell a language must be known whole, or nearly. */
const leastShareOfShort = 0.6;

/**
 * A text of a language with a dictionary, word by word in English, for a model that knows English alone: "combien coûte la
 * livraison ?" means enough as "how much does it cost the delivery ?". Any other text, and one that may be English, as it is.
 * Only for comparing texts; nobody reads it.
 */
export function inEnglishWords(text: string): string {
  const words = wordsOf(text.slice(0, tellingWords * 12))
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, tellingWords);
  // Most texts are English, and told by their small words in no time.
  if (words.filter((word) => stopWordSet.has(word)).length > plainlyEnglish * words.length) return text;
  let best: { readonly translator: Translator; readonly share: number } | null = null;
  for (const language of translatedLanguages) {
    const translator = translatorOf(language);
    const share = translator?.knownShare(words) ?? 0;
    if (translator !== null && share >= leastShare && share > (best?.share ?? 0))
      best = { translator, share };
  }
  if (best === null) return text;
  const english = words.filter(isEnglishWord).length / words.length;
  if (english >= best.share) return text;
  const detected = detectLanguage(text, ['en']);
  if (detected === null ? best.share < leastShareOfShort : detected === 'en') return text;
  const told = detected === null ? null : translatorOf(detected);
  return (told ?? best.translator).translate(text);
}

let translated: ReadonlySet<string> | undefined;

/** Whether a word, in small letters, stands in one of the dictionaries as it is. */
export function isTranslatedWord(word: string): boolean {
  translated ??= new Set(
    Object.values(dictionaries).flatMap((dictionary) => Object.values(dictionary).flat().flatMap(wordsOf)),
  );
  return translated.has(word);
}
