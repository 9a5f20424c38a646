import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { czech } from './czech.ts';
import { dutch } from './dutch.ts';
import { finnish } from './finnish.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { greek } from './greek.ts';
import { hebrew } from './hebrew.ts';
import { hungarian } from './hungarian.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import type { LanguageForms } from './language-forms.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { romanian } from './romanian.ts';
import { russian } from './russian.ts';
import { scandinavian } from './scandinavian.ts';
import { spanish } from './spanish.ts';
import { turkish } from './turkish.ts';
import { vietnamese } from './vietnamese.ts';

const known: Readonly<Record<string, LanguageForms>> = {
  ar: arabic,
  cs: czech,
  da: scandinavian,
  de: german,
  el: greek,
  es: spanish,
  fi: finnish,
  fr: french,
  he: hebrew,
  hu: hungarian,
  it: italian,
  ja: japanese,
  ko: korean,
  nb: scandinavian,
  nl: dutch,
  no: scandinavian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: czech,
  sv: scandinavian,
  tr: turkish,
  uk: russian,
  vi: vietnamese,
  zh: chinese,
};

/** Scripts that tell a language well enough for its forms, where a text is too short for anything else. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
];
/** A text tells its script in its first part. */
const sampleLength = 500;

/**
 * The forms beside the English ones, by ISO 639-1, or by the script of the text where no language is known; null where
 * there are none. English ones hold in any language.
 */
export function formsOf(language: string | null, text = ''): LanguageForms | null {
  const sample = text.slice(0, sampleLength);
  const byScript = (): string | undefined =>
    /\p{Script=Latin}{3}/u.test(sample) ? undefined : scripts.find(([script]) => script.test(sample))?.[1];
  const code = language ?? byScript();
  return code === undefined ? null : Object.hasOwn(known, code) ? (known[code] ?? null) : null;
}
