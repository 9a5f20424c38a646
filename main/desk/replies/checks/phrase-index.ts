import { normalizeWords } from './word-spans.ts';

/**
 * Whether a text holds some words side by side, in any case and without accents. A reply asks this of a message for each
 * name and number in it, so the text is read once and not from its start for each.
 */
export function createPhraseIndex(text: string): (words: string) => boolean {
  const answers = new Map<string, boolean>();
  let index: { readonly words: readonly string[]; readonly places: ReadonlyMap<string, number[]> } | null =
    null;
  const read = (): NonNullable<typeof index> => {
    const words = normalizeWords(text).trim().split(' ');
    const places = new Map<string, number[]>();
    for (const [at, word] of words.entries()) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [at]);
      else known.push(at);
    }
    return { words, places };
  };

  function find(phrase: readonly string[]): boolean {
    const { words, places } = (index ??= read());
    // From the word that stands in the fewest places.
    const counts = phrase.map((word) => places.get(word)?.length ?? 0);
    const rarest = counts.reduce((best, count, at) => (count < (counts[best] ?? 0) ? at : best), 0);
    const starts = places.get(phrase[rarest] ?? '') ?? [];
    return starts.some((at) => phrase.every((word, step) => words[at - rarest + step] === word));
  }

  return (asked) => {
    const phrase = normalizeWords(asked).trim();
    if (phrase === '') return false;
    const known = answers.get(phrase);
    if (known !== undefined) return known;
    const found = find(phrase.split(' '));
    answers.set(phrase, found);
    return found;
  };
}
