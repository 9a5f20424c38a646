/** The languages in which countries and languages are known by name. */
const languages = 'en de fr es it nl pt sv da pl'.split(' ');

let made: ReadonlySet<string> | undefined;

/** Built at the first question, of what the runtime knows. */
function regionNames(): ReadonlySet<string> {
  if (made) return made;
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const regions = letters.flatMap((first) => letters.map((second) => first + second));
  const found = new Set<string>();
  for (const language of languages)
    for (const [type, codes] of [
      ['region', regions],
      ['language', languages],
    ] as const) {
      const names = new Intl.DisplayNames(language, { type, fallback: 'none' });
      for (const code of codes) {
        const name = names.of(code)?.toLowerCase();
        if (name !== undefined) found.add(name);
      }
    }
  made = found;
  return found;
}

/** Whether a word is the name of a country or a language in one of the languages, such as "Belgique". */
export const isRegion = (word: string): boolean => regionNames().has(word.toLowerCase());
