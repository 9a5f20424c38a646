/** A dictionary as `build/data/dictionaries.ts` writes it. */
export interface DictionaryData {
  /** Letters that are tried for a wrong one, the usual ones first. */
  readonly letters: string;
  /** Flag of words that are right and are offered to nobody. */
  readonly noSuggest: string;
  /** A line each: kind (S suffix, P prefix), flag, `+` where it goes with the other kind, what it strips, adds, and when. */
  readonly rules: string;
  /** A line each: what is often written, and what was meant. */
  readonly replacements: string;
  /** A line each: a word, and the flags of the rules that it takes. */
  readonly words: string;
}

/** Knows the forms of a language's words by its affix rules, without listing them: French has some millions. */
export interface AffixDictionary {
  readonly letters: string;
  readonly replacements: readonly (readonly [wrong: string, right: string])[];
  /** Whether it is a word as written: at the beginning of a sentence and in capitals, too. */
  has(word: string): boolean;
  /** As `has`, without words that are offered to nobody. */
  offers(word: string): boolean;
}

interface AffixRule {
  readonly flag: string;
  readonly crosses: boolean;
  readonly strip: string;
  /** Whether it may be put to a stem. */
  readonly fits: (stem: string) => boolean;
}

/** Compiled when it is first asked: most of some thousands never are. */
function lazyTest(pattern: string): (text: string) => boolean {
  let compiled: RegExp | null = null;
  return (text) => (compiled ??= new RegExp(pattern, 'u')).test(text);
}

type RulesByAffix = ReadonlyMap<string, readonly AffixRule[]>;

/** Rules by what they add; of suffixes the condition holds at the end, of prefixes at the beginning. */
function readRules(rules: string): Readonly<Record<'S' | 'P', RulesByAffix>> {
  const found = { S: new Map<string, AffixRule[]>(), P: new Map<string, AffixRule[]>() };
  for (const line of rules.split('\n')) {
    const [kind, flag = '', crosses, strip = '', add = '', when = '.'] = line.split(' ');
    const isSuffix = kind === 'S';
    const all = found[isSuffix ? 'S' : 'P'];
    const fits = when === '.' ? () => true : lazyTest(isSuffix ? `(?:${when})$` : `^(?:${when})`);
    const rule = { flag, crosses: crosses === '+', strip, fits };
    const known = all.get(add);
    if (known === undefined) all.set(add, [rule]);
    else known.push(rule);
  }
  return found;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A word as written, and as it would stand within a sentence. */
function casesOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (word === lower) return [word];
  if (word === word.toUpperCase()) return [word, lower, capitalized(word)];
  return word.slice(1) === lower.slice(1) ? [word, lower] : [word];
}

export function createAffixDictionary(data: DictionaryData): AffixDictionary {
  const words = new Map<string, string>();
  for (const line of data.words.split('\n')) {
    const at = line.indexOf(' ');
    if (at < 0) words.set(line, '');
    else words.set(line.slice(0, at), line.slice(at + 1));
  }
  const { S: suffixes, P: prefixes } = readRules(data.rules);
  const longest = (rules: RulesByAffix): number =>
    Math.max(0, ...[...rules.keys()].map(({ length }) => length));
  const [longestSuffix, longestPrefix] = [longest(suffixes), longest(prefixes)];

  /** Flags of the word itself, or of what it is a form of; null where it is none. `also` is a flag that must be there, too. */
  function flagsOf(word: string, also = ''): string | null {
    const own = words.get(word);
    if (own !== undefined && own.includes(also)) return own;
    for (let length = 0; length <= Math.min(longestSuffix, word.length); length += 1) {
      const end = word.length - length;
      for (const { flag, crosses, strip, fits } of suffixes.get(word.slice(end)) ?? []) {
        const stem = word.slice(0, end) + strip;
        const flags = words.get(stem);
        if (flags?.includes(flag) !== true || !flags.includes(also) || (also !== '' && !crosses)) continue;
        if (fits(stem)) return flags;
      }
    }
    return null;
  }

  function formOf(word: string): string | null {
    const flags = flagsOf(word);
    if (flags !== null) return flags;
    for (let length = 1; length <= Math.min(longestPrefix, word.length - 1); length += 1)
      for (const { flag, crosses, strip, fits } of prefixes.get(word.slice(0, length)) ?? []) {
        const stem = strip + word.slice(length);
        if (!fits(stem)) continue;
        const known = crosses ? flagsOf(stem, flag) : words.get(stem);
        if (known?.includes(flag) === true) return known;
      }
    return null;
  }

  const flagsInAnyCase = (word: string): string | null =>
    casesOf(word)
      .map(formOf)
      .find((flags) => flags !== null) ?? null;

  return {
    letters: data.letters,
    replacements: data.replacements.split('\n').flatMap((line): (readonly [string, string])[] => {
      const at = line.indexOf(' ');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
    has: (word) => flagsInAnyCase(word) !== null,
    offers: (word) => {
      const flags = flagsInAnyCase(word);
      return flags !== null && (data.noSuggest === '' || !flags.includes(data.noSuggest));
    },
  };
}
