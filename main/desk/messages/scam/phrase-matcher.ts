import { phrases } from './rules/rules.ts';
import type { TextWord } from './text-words.ts';

/**
 * A phrase as phrases.json writes it: words parted by blanks, alternatives by `|`, `suspend*` for how a word begins, `$name`
 * for a list, `~` for up to four words between and `~~` for up to ten, within one sentence. A phrase that begins with `!` may
 * have words of the first person between: "my account was closed" is a customer's, "your account was closed" a threat.
 */
interface Phrase {
  readonly slots: readonly Slot[];
  readonly ownGap: boolean;
  readonly weight: number;
}
interface Slot {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  /** Words that may stand before it. */
  readonly gap: number;
}

interface FoundPhrase {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Phrases that are looked for together. */
export interface PhraseMatcher {
  /** The places of each phrase's first match. */
  find(words: readonly TextWord[]): readonly FoundPhrase[];
}

const gaps: Readonly<Record<string, number>> = { '~': 4, '~~': 10 };
/** As many letters of an open beginning say where to look. */
const indexed = 2;
const denialReach = 3;

interface WordTest {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}
function testOf(alternatives: readonly string[]): WordTest {
  const all = alternatives.flatMap((one) =>
    one.startsWith('$') && one.length > 1 ? (phrases.lists[one.slice(1)] ?? '').split(' ') : [one],
  );
  return {
    words: new Set(all.filter((one) => !one.endsWith('*'))),
    beginnings: all.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
  };
}
const fits = ({ words, beginnings }: WordTest, word: string): boolean =>
  words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));

const own = testOf(phrases.own.split(' '));
const denial = testOf(phrases.not.split(' '));

function parse(written: string, weight: number, ownGap: boolean): Phrase {
  const isOwn = written.startsWith('!');
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of (isOwn ? written.slice(1) : written).split(' ')) {
    const wide = gaps[part];
    if (wide === undefined) {
      slots.push({ ...testOf(part.split('|')), gap });
      gap = 0;
    } else gap = wide;
  }
  return { slots, weight, ownGap: ownGap || isOwn };
}

export function createPhraseMatcher(
  given: readonly { readonly phrase: string; readonly weight: number }[],
  ownGap: boolean,
): PhraseMatcher {
  const parsed = given.map(({ phrase, weight }) => parse(phrase, weight, ownGap));
  const byWord = new Map<string, Phrase[]>();
  const byBeginning = new Map<string, Phrase[]>();
  const add = (map: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [phrase]);
    else if (!known.includes(phrase)) known.push(phrase);
  };
  for (const phrase of parsed) {
    for (const word of phrase.slots[0]?.words ?? []) add(byWord, word, phrase);
    for (const start of phrase.slots[0]?.beginnings ?? []) add(byBeginning, start.slice(0, indexed), phrase);
  }
  return {
    find(words) {
      const found = new Map<Phrase, FoundPhrase>();
      for (const [at, { word }] of words.entries()) {
        const here = [...(byWord.get(word) ?? []), ...(byBeginning.get(word.slice(0, indexed)) ?? [])];
        for (const phrase of here) {
          if (found.has(phrase)) continue;
          const last = lastOf(phrase, words, at);
          if (last === null || isDenied(words, at) || (!phrase.ownGap && isOfWriter(words, at))) continue;
          found.set(phrase, {
            start: words[at]?.start ?? 0,
            end: words[last]?.end ?? 0,
            weight: phrase.weight,
          });
        }
      }
      return [...found.values()];
    },
  };
}

/** "We never ask for your password." */
function isDenied(words: readonly TextWord[], at: number): boolean {
  for (let back = at; back > at - denialReach && back > 0; back--) {
    if (words[back]?.begins === true) return false;
    if (fits(denial, words[back - 1]?.word ?? '')) return true;
  }
  return false;
}

/** "My new account" is the customer's. */
const isOfWriter = (words: readonly TextWord[], at: number): boolean =>
  words[at]?.begins === false && fits(own, words[at - 1]?.word ?? '');

/** Index of the last word of a phrase that begins at `at`; null where it does not stand there. */
function lastOf({ slots, ownGap }: Phrase, words: readonly TextWord[], at: number): number | null {
  const [first] = slots;
  if (first === undefined || !fits(first, words[at]?.word ?? '')) return null;
  const follow = (slot: number, after: number): number | null => {
    const next = slots[slot];
    if (next === undefined) return after;
    for (let place = after + 1; place <= after + 1 + next.gap; place++) {
      const here = words[place];
      if (here === undefined || here.begins) return null;
      if (fits(next, here.word)) {
        const last = follow(slot + 1, place);
        if (last !== null) return last;
      }
      if (!ownGap && fits(own, here.word)) return null;
    }
    return null;
  };
  return follow(1, at);
}

/** Two phrases that share a place are one thing said: the heavier one counts. */
export function withoutOverlaps<Found extends FoundPhrase>(all: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of all.toSorted((a, b) => b.weight - a.weight || a.start - b.start))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept;
}
