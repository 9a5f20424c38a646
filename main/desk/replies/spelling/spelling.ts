import type { Settings, Snippet, SpellingReport } from '../../../../preload/contract.ts';
import type { CaseCache } from '../../audit/case-cache.ts';
import type { Changes } from '../../changes.ts';
import { detectLanguage } from '../../library/detect-language.ts';
import { lookUpName } from '../../privacy/pii/name-lexicon.ts';
import { separateCjk } from '../../store/cjk-tokens.ts';
import type { Store } from '../../store/store.ts';
import { settingTexts } from '../checks/check-input.ts';
import { type AffixDictionary, createAffixDictionary, type DictionaryData } from './affix-dictionary.ts';
import { suggestSpellings } from './suggest.ts';
import { plainWord, wordsToSpell } from './words-to-spell.ts';

/** Bundled; nothing is fetched. There is none for German whose licence would let it come along. */
const dictionaries = {
  en: () => import('./dictionaries/en.json', { with: { type: 'json' } }),
  fr: () => import('./dictionaries/fr.json', { with: { type: 'json' } }),
  es: () => import('./dictionaries/es.json', { with: { type: 'json' } }),
} as const satisfies Record<string, () => Promise<{ readonly default: DictionaryData }>>;
type SpelledLanguage = keyof typeof dictionaries;

const isSpelled = (language: string | null): language is SpelledLanguage =>
  language !== null && Object.hasOwn(dictionaries, language);

/** Finds words of a reply that no dictionary has and that the shop does not use either. */
export interface Spelling {
  /** A millisecond, but for the first time in a language, when its dictionary is read. */
  check(input: { readonly caseId: string; readonly text: string }): Promise<SpellingReport>;
  /** What was meant by a word that is wrong, most likely first; empty where nobody can tell. */
  suggest(input: { readonly word: string; readonly language: string }): Promise<readonly string[]>;
}

/** Enough passages to find one that has a word as it is written, and not only its stem. */
const passagesAsked = 20;
/** Words of which it is remembered whether the shop uses them. */
const mostRemembered = 5_000;

export function createSpelling({
  passages,
  snippets,
  settings,
  cases,
  productNames,
  changes,
}: {
  readonly passages: Pick<Store['passages'], 'searchWords' | 'get'>;
  readonly snippets: { readonly all: () => readonly Pick<Snippet, 'text' | 'title' | 'shortName'>[] };
  readonly settings: { readonly get: () => Settings };
  readonly cases: Pick<CaseCache, 'get'>;
  readonly productNames: () => readonly string[];
  readonly changes: Pick<Changes, 'subscribe'>;
}): Spelling {
  const loaded = new Map<SpelledLanguage, Promise<AffixDictionary>>();
  function dictionaryOf(language: SpelledLanguage): Promise<AffixDictionary> {
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const loading = dictionaries[language]().then(({ default: data }) => createAffixDictionary(data));
    loaded.set(language, loading);
    return loading;
  }

  let shopWords: ReadonlySet<string> | null = null;
  const inLibrary = new Map<string, boolean>();
  const invalidate = (): void => {
    shopWords = null;
    inLibrary.clear();
  };
  for (const change of ['settings', 'snippets', 'library', 'reload'] as const)
    changes.subscribe(change, 'index', invalidate);

  /** What the owner wrote where it is in memory. */
  const wordsOfShop = (): ReadonlySet<string> =>
    (shopWords ??= wordSet([
      ...settings.get().spelling.words,
      ...settingTexts(settings.get()),
      ...settings.get().glossary.flat(),
      ...productNames(),
      ...snippets.all().flatMap(({ text, title, shortName }) => [text, title, shortName]),
    ]));

  /** The index knows stems; the passages that it finds tell whether the word itself stands there. */
  function isInLibrary(word: string): boolean {
    const known = inLibrary.get(word);
    if (known !== undefined) return known;
    const asked = separateCjk(word)
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim();
    const hits = asked === '' ? [] : passages.searchWords(`"${asked}"`, [1, 1, 1], passagesAsked);
    const found = passages
      .get(hits.map(({ passageId }) => passageId))
      .some(({ heading, text }) => wordSet([heading, text]).has(word));
    if (inLibrary.size > mostRemembered) inLibrary.clear();
    inLibrary.set(word, found);
    return found;
  }

  /** The reply's own language; in doubt that of the message. */
  function languageOf(text: string, caseId: string): string | null {
    const written = cases.get(caseId)?.language ?? null;
    return detectLanguage(text, written === null ? [] : [written]) ?? written;
  }

  const isName = (word: string): boolean => {
    if (word === word.toLowerCase()) return false;
    const { given, family } = lookUpName(word);
    return given || family;
  };

  return {
    async check({ caseId, text }) {
      const language = languageOf(text, caseId);
      if (!isSpelled(language)) return { language, hasDictionary: language === null, misspelt: [] };
      const dictionary = await dictionaryOf(language);
      const shop = wordsOfShop();
      // What names somebody or something in the message is right as the customer wrote it.
      const inMessage = wordSet((cases.get(caseId)?.details ?? []).map((detail) => detail.text));
      const misspelt = wordsToSpell(text, language).filter(({ word }) => {
        const plain = plainWord(word);
        const isRight = (part: string): boolean =>
          dictionary.has(part) ||
          shop.has(part.toLowerCase()) ||
          inMessage.has(part.toLowerCase()) ||
          isName(part) ||
          isInLibrary(part.toLowerCase());
        return (
          !isRight(plain) &&
          !(plain.includes('-') && plain.split('-').every((part) => part === '' || isRight(part)))
        );
      });
      return { language, hasDictionary: true, misspelt: misspelt.map(({ start, end }) => ({ start, end })) };
    },
    async suggest({ word, language }) {
      if (!isSpelled(language)) return [];
      const dictionary = await dictionaryOf(language);
      const { letters, replacements } = dictionary;
      const shop = wordsOfShop();
      return suggestSpellings(plainWord(word), {
        letters,
        replacements,
        offers: (one) => dictionary.offers(one) || shop.has(one),
      });
    },
  };
}

/** The words of texts in small letters. */
const wordSet = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap(
      (text) => plainWord(text.toLowerCase()).match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu) ?? [],
    ),
  );
