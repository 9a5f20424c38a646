import { foldName } from './fold-name.ts';
import names from './names.json' with { type: 'json' };

/** What lists say about a word. All of it can be true of one: "Grace" is given, an everyday word and a place. */
export interface KnownName {
  readonly given: boolean;
  /** A family name, or a name of which nobody says which. */
  readonly other: boolean;
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
function list(): Map<string, number> {
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
export function knownName(word: string): KnownName {
  const folded = foldName(word);
  const known = list();
  let found = known.get(folded);
  if (found === undefined && folded.includes('-'))
    found = folded
      .split('-')
      .map((part) => known.get(part) ?? 0)
      .reduce((all, part) => all | part, 0);
  const has = found ?? 0;
  return {
    given: (has & given) > 0,
    other: (has & other) > 0,
    everyday: (has & everyday) > 0,
    alsoWord: (has & alsoWord) > 0,
    alsoPlace: (has & alsoPlace) > 0,
  };
}
