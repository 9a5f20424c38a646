import { createFormat } from '../../locales/format.ts';
import { chooseLocale } from '../../locales/languages.ts';
import { createTranslate } from '../../locales/translate.ts';
import { wordError } from '../../locales/word.ts';
import type { WireError } from '../../preload/contract.ts';

/** Writes numbers, dates and lists as the one who types commands does. */
const format = createFormat(chooseLocale([new Intl.DateTimeFormat().resolvedOptions().locale]));

/** Words of the command line, in the language of the one who types commands. */
const t = createTranslate(format.locale, format);

export const errorText = (error: WireError): string => wordError(t, error);
