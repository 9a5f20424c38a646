import { createFormat } from '../../locales/format.ts';
import { chooseLocale } from '../../locales/languages.ts';
import { createTranslate } from '../../locales/translate.ts';
import { wordError, wordStatements, type StatementOf } from '../../locales/word.ts';
import type { WireError } from '../../preload/contract.ts';

/** Writes numbers, dates and lists as the one who types commands does. */
const format = createFormat(chooseLocale([new Intl.DateTimeFormat().resolvedOptions().locale]));

/** Of the one who types commands, BCP 47. */
export const { locale } = format;

/** Words a message in the language of the one who types commands. */
export const t = createTranslate(format.locale, format);

export const errorText = (error: WireError): string => wordError(t, error);

/** What the desk says, in the words that a part of the catalogue has for its codes. */
export function statementText<Section extends string>(
  section: Section,
  ...statements: readonly StatementOf<Section>[]
): string {
  return wordStatements(t, section, ...statements);
}
