import { app } from 'electron';
import { localeOfChoice } from '../../locales/languages.ts';
import type { Translate } from '../../locales/keys.ts';
import { createTranslate } from '../../locales/translate.ts';

let language: string | null = null;

/** What the system prefers (BCP 47), best first. Only once the app is ready. */
export const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();

let words: Translate | null = null;

/** Speaks the language that was chosen (ISO 639) from now on; null for the system's. */
export function setLanguage(chosen: string | null): void {
  language = chosen;
  words = null;
}

/** Words what the shell shows by itself: menus, dialogs. Only once the app is ready. */
export const t: Translate = (key, params) =>
  (words ??= createTranslate(localeOfChoice(language, systemLanguages())))(key, params);
