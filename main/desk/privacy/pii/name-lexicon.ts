import { foldName } from './fold-name.ts';
import names from './names.json' with { type: 'json' };

/** What lists say about a word. All of it can be true of one: "Grace" is given, an everyday word and a place. */
export interface NameInfo {
  readonly given: boolean;
  /** A family name, or a name of which nobody says which. */
  readonly family: boolean;
  readonly everyday: boolean;
  readonly alsoWord: boolean;
  readonly alsoPlace: boolean;
}

const given = 1;
const other = 2;
const everyday = 4;
const alsoWord = 8;
const alsoPlace = 16;

let bits: Map<string, number> | undefined;

/** Built at the first question: some ten milliseconds that a start of the app need not wait for. */
function lexicon(): Map<string, number> {
  if (bits) return bits;
  bits = new Map();
  for (const [words, bit] of [
    [names.given, given],
    [names.other, other],
    [names.everyday, everyday],
    [names.alsoWords, alsoWord],
    [names.alsoPlaces, alsoPlace],
  ] as const)
    for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}

/** Looks a word up; a double name like "Anna-Lena" is what its parts are. */
export function lookUpName(word: string): NameInfo {
  const folded = foldName(word);
  const known = lexicon();
  let found = known.get(folded);
  if (found === undefined && folded.includes('-'))
    found = folded
      .split('-')
      .map((part) => known.get(part) ?? 0)
      .reduce((all, part) => all | part, 0);
  const flags = found ?? 0;
  return {
    given: (flags & given) > 0,
    family: (flags & other) > 0,
    everyday: (flags & everyday) > 0,
    alsoWord: (flags & alsoWord) > 0,
    alsoPlace: (flags & alsoPlace) > 0,
  };
}
