import { app } from 'electron';
import { chooseLocale } from '../../locales/languages.ts';
import type { Translate } from '../../locales/keys.ts';
import { createTranslate } from '../../locales/translate.ts';

/** The locale (BCP 47) of whoever uses this computer. Only once the app is ready. */
export const locale = (): string => chooseLocale(app.getPreferredSystemLanguages());

let words: Translate | null = null;
/** Words what the shell shows by itself: menus, dialogs. Only once the app is ready. */
export const t: Translate = (key, params) => (words ??= createTranslate(locale()))(key, params);
