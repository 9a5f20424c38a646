import type { Span } from '../../../../preload/contract.ts';
import type { CueKind } from '../../../../preload/shapes/mood.ts';
import { lexicon } from './lexicon.ts';

export interface Word extends Span {
  /** Lower case, with a curly apostrophe where one belongs ("cant" is "can’t"). */
  readonly text: string;
  /** Whether a sentence or a clause ends between the word before and this one. */
  readonly startsClause: boolean;
}

export interface Phrase {
  readonly kind: CueKind;
  readonly strength: number;
  readonly words: readonly string[];
}

const aWord = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const withoutApostrophe =
  /^(?:ca|wo|do|does|did|is|are|was|were|have|has|had|would|could|should)nt$|^(?:cannot)$/;

function normalizeApostrophe(word: string): string {
  const lower = word.toLowerCase().replaceAll("'", '’');
  return withoutApostrophe.test(lower) && lower !== 'cannot' ? `${lower.slice(0, -1)}’t` : lower;
}

/** The words of a text, with their places. */
export function wordsOf(text: string): readonly Word[] {
  let last = 0;
  return Array.from(text.matchAll(aWord), (match) => {
    const start = match.index;
    const between = text.slice(last, start);
    last = start + match[0].length;
    return {
      start,
      end: last,
      text: normalizeApostrophe(match[0]),
      startsClause: /[.,;:!?()]|\n\s*\n/.test(between),
    };
  });
}

/** Finds the phrases of the lexicon among words; the longest at a place wins. */
export function createLexiconMatcher(): (words: readonly Word[], at: number) => Phrase | null {
  const whole = new Map<string, Phrase[]>();
  const stems: { readonly stem: string; readonly phrase: Phrase }[] = [];
  for (const [kind, strength, list] of lexicon)
    for (const given of list.split(',')) {
      const words = given.trim().split(' ').map(normalizeApostrophe);
      const first = words[0] ?? '';
      const phrase: Phrase = { kind, strength, words };
      if (words.length === 1 && first.endsWith('*')) stems.push({ stem: first.slice(0, -1), phrase });
      else whole.set(first, [...(whole.get(first) ?? []), phrase]);
    }
  for (const phrases of whole.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  const fits = (word: Word | undefined, wanted: string, first: boolean): boolean =>
    word !== undefined &&
    (first || !word.startsClause) &&
    (wanted.endsWith('*') ? word.text.startsWith(wanted.slice(0, -1)) : word.text === wanted);

  return (words, at) => {
    const here = words[at];
    if (!here) return null;
    const found = whole
      .get(here.text)
      ?.find((phrase) => phrase.words.every((wanted, step) => fits(words[at + step], wanted, step === 0)));
    return found ?? stems.find(({ stem }) => here.text.startsWith(stem))?.phrase ?? null;
  };
}
