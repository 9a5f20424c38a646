import { useSyncExternalStore } from 'react';
import { createFormat, type Format } from '../locales/format.ts';
import { localeOfChoice } from '../locales/languages.ts';
import type { Translate } from '../locales/keys.ts';
import { createTranslate } from '../locales/translate.ts';
import { wordError, wordOmissions, wordStatements, type StatementOf } from '../locales/word.ts';
import type { Omission, WireError } from '../preload/contract.ts';

export type { MessageKey, MessageParams } from '../locales/keys.ts';

const listeners = new Set<() => void>();

/** Chosen in the settings; null for the system's. The shell names in the address what was chosen before, for the first words. */
let chosen: string | null = globalThis.location?.hash.slice(1) || null;
const currentLocale = (): string => localeOfChoice(chosen, navigator.languages);

/** Writes dates, numbers, lists and names as the window's locale does. Whoever imports it has the one that holds now. */
export let format: Format = createFormat(currentLocale());

/** Words a message in the window's language: `t('library.files', { count })`. */
export let t: Translate = createTranslate(format.locale, format);

/** Why something failed, in a sentence or two. */
export const errorText = (error: WireError): string => wordError(t, error);

/** What a document holds that is not meant for customers, and whether it was taken all the same. */
export const omissionTexts = (omissions: readonly Omission[]): readonly string[] =>
  wordOmissions(t, omissions);

/** What the desk says, in the words that a part of the catalogue has for its codes: `statementText('checks.why', finding.why)`. */
export function statementText<Section extends string>(
  section: Section,
  ...statements: readonly StatementOf<Section>[]
): string {
  return wordStatements(t, section, ...statements);
}

/** Speaks the language that was chosen from now on, null for the system's; what is on the screen is drawn anew. */
export function setLanguage(language: string | null): void {
  chosen = language;
  const locale = currentLocale();
  if (locale === format.locale) return;
  format = createFormat(locale);
  t = createTranslate(locale, format);
  for (const listener of listeners) listener();
}

/** The window's locale. The root of the window is keyed by it, so that all of it is worded again when it changes. */
export const useLocale = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => format.locale,
  );

globalThis.addEventListener?.('languagechange', () => setLanguage(chosen));
