import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import type { LanguageForms } from './language-forms.ts';
import { spanish } from './spanish.ts';

const known: Readonly<Record<string, LanguageForms>> = {
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
};

/** The forms beside the English ones, by ISO 639-1; null where there are none. English ones hold in any language. */
export const formsOf = (language: string | null): LanguageForms | null =>
  language === null ? null : Object.hasOwn(known, language) ? (known[language] ?? null) : null;
