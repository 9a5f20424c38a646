import { createTokenizer, type Token } from './tokenizer.ts';

/** Words and phrases that mean the same in this shop, in the owner's words: `['hamper', 'gift box']`. */
export type Synonyms = readonly string[];

/** Other wordings of one question at most: each is searched like a question of its own. */
const mostWordings = 4;

/**
 * The question said in the shop's other words, for each glossary word in it; empty when there is none. A customer's
 * "hampers" is then also searched as "gift box": in any form of the words, and never within a longer word.
 */
export function expandQuery(question: string, glossary: readonly Synonyms[]): readonly string[] {
  if (glossary.length === 0) return [];
  const reader = createTokenizer();
  const words = reader.tokenize(question);
  const wordings = new Set<string>();
  for (const same of glossary) {
    const members = same.map((written) => ({
      written,
      stems: reader.tokenize(written).map(({ stem }) => stem),
    }));
    // The longest first: in "gift box", "box" must not be what is replaced.
    const found = members
      .toSorted((a, b) => b.stems.length - a.stems.length)
      .flatMap(({ stems }) => occurrences(words, stems));
    const spans = found.filter((place, at) => !found.slice(0, at).some((other) => overlap(place, other)));
    if (spans.length === 0) continue;
    for (const { written } of members) wordings.add(replaced(question, spans, written));
  }
  wordings.delete(question);
  return [...wordings].slice(0, mostWordings);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const overlap = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

function occurrences(words: readonly Token[], stems: readonly string[]): readonly Place[] {
  if (stems.length === 0) return [];
  return words.flatMap(({ start }, from) => {
    const last = words[from + stems.length - 1];
    const stands = stems.every((stem, offset) => words[from + offset]?.stem === stem);
    return stands && last !== undefined ? [{ start, end: last.end }] : [];
  });
}

function replaced(text: string, spans: readonly Place[], by: string): string {
  let result = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start))
    result = `${result.slice(0, start)}${by}${result.slice(end)}`;
  return result;
}
