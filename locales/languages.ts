import { catalogues } from './catalogues.ts';

/**
 * The locale to speak to somebody who reads `preferred` (BCP 47, best first): the first language that is there, with the
 * region of that person, so that dates and numbers are written as they are used to. `en` where none is there.
 */
export function chooseLocale(
  preferred: readonly string[],
  languages: Pick<ReadonlyMap<string, unknown>, 'has'> = catalogues,
): string {
  const wanted = preferred.flatMap(parsed);
  const language = wanted.find((one) => languages.has(one.language))?.language ?? 'en';
  const region = wanted.find((one) => one.region !== undefined)?.region;
  return region === undefined ? language : `${language}-${region}`;
}

/** The locale to speak to somebody who chose `language` (null: as the system) on a system that prefers `preferred`. */
export const localeOfChoice = (
  language: string | null,
  preferred: readonly string[],
  languages: Pick<ReadonlyMap<string, unknown>, 'has'> = catalogues,
): string => chooseLocale(language === null ? preferred : [language, ...preferred], languages);

/** The language of a locale: `en` of `en-GB`. */
export const languageOf = (locale: string): string => new Intl.Locale(locale).language;

/** What is no locale (an operating system may say `C`) is left out. */
function parsed(tag: string): readonly Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
