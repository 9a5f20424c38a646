import { foldCase } from '../../store/fold-case.ts';
import { collapseWhitespace } from './blocks.ts';

/** Languages that a shop is likely to name in a column. */
const codes = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'sv', 'da', 'nb', 'no', 'fi', 'tr']
  .concat(['ru', 'uk', 'el', 'hu', 'ro', 'bg', 'hr', 'sk', 'sl', 'et', 'lv', 'lt', 'ca', 'ja', 'zh', 'ko'])
  .concat(['ar', 'he', 'hi']);
let names: ReadonlyMap<string, string> | null = null;

/** The names in English, and in the language itself. */
function allNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    codes.flatMap((code) =>
      ['en', 'de', code].flatMap((locale) => {
        const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code);
        return name === undefined ? [] : [[foldCase(name), code] as const];
      }),
    ),
  );
  return names;
}

/** ISO 639-1 of what a cell says: `de`, `de-AT`, `German`, `Deutsch`; null for anything else. */
export function languageCode(cell: string): string | null {
  const word = foldCase(collapseWhitespace(cell));
  const code = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(word)?.[1];
  if (code !== undefined && codes.includes(code)) return code;
  return allNames().get(word) ?? null;
}
