import { createInstance, type FormatterModule } from 'i18next';
import { catalogues } from './catalogues.ts';
import { createFormat, type Format } from './format.ts';
import type { MessageKey, MessageParams, Translate } from './keys.ts';
import { languageOf } from './languages.ts';
import { writePlace } from './places.ts';

/** While tests run, a key that is not there, or a place that is not filled, is a mistake; in the product English stands in. */
const isTest = (import.meta.env as ImportMetaEnv | undefined)?.MODE === 'test';

/** The sentences of a locale (BCP 47), for example `en-GB`; `words` are the catalogues by their language. */
export function createTranslate(
  locale: string,
  format: Format = createFormat(locale),
  words: ReadonlyMap<string, object> = catalogues,
): Translate {
  const missing = (what: string): void => {
    if (isTest) throw new Error(`${what} is missing in locales/${languageOf(locale)}.json`);
  };
  const instance = createInstance();
  instance.use<FormatterModule>({
    type: 'formatter',
    init: () => {},
    add: () => {},
    addCached: () => {},
    // A place that nothing fills has no value, which the library's type does not foresee.
    format: (value: MessageParams[string], how, _language, options) =>
      writePlace(value, how, format, (key, own) => within(key, own ?? options?.['replace'])) as string,
  });
  void instance.init({
    lng: languageOf(locale),
    fallbackLng: 'en',
    initAsync: false,
    resources: Object.fromEntries([...words].map(([code, translation]) => [code, { translation }])),
    nsSeparator: false,
    returnNull: false,
    saveMissing: isTest,
    missingKeyHandler: (_languages, _namespace, key) => missing(key),
    missingInterpolationHandler: (sentence: string, place: RegExpMatchArray) => {
      missing(`what fills ${place[0]} of “${sentence}”`);
      return '';
    },
    // `{{open}}name{{close}}` is how a sentence shows the braces of a snippet.
    interpolation: { escapeValue: false, alwaysFormat: true, defaultVariables: { open: '{{', close: '}}' } },
  });
  // Sentences within a sentence come from an instance of their own: each works through one sentence at a time.
  let inner: Translate | null = null;
  const within: Translate = (key, params) => (inner ??= createTranslate(locale, format, words))(key, params);
  return translate;

  // What fills a sentence goes in by its own door: none of it is an option, a key or a place to fill.
  function translate(key: MessageKey, params: MessageParams = {}): string {
    const { count, context } = params;
    return instance.t(key, {
      replace: params,
      nest: false,
      ...(typeof count === 'number' ? { count } : {}),
      ...(typeof context === 'string' ? { context } : {}),
    });
  }
}
