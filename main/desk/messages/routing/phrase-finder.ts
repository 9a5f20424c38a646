/** Finds phrases as whole words, whatever their case; white space and hyphens are one, apostrophes may be missing. */
export interface PhraseFinder {
  /** Every place, in order, that does not lie in one of the exceptions. */
  find(text: string): readonly { readonly start: number; readonly end: number }[];
}

const special = /[\\^$.*+?()[\]{}|/]/g;

function patternOf(phrase: string): string {
  const parts = phrase
    .normalize('NFC')
    .trim()
    .split(/[\s-]+/)
    .filter((part) => part !== '');
  return parts
    .map((part) => {
      const open = part.endsWith('*');
      const word = (open ? part.slice(0, -1) : part)
        .replaceAll(special, String.raw`\$&`)
        .replaceAll(/['’]/g, "['’]?");
      return open ? String.raw`${word}[\p{L}\p{N}'’]*` : word;
    })
    .join(String.raw`[\s\-‑–]+`);
}

function compiled(phrases: readonly string[]): RegExp | null {
  // The longest first: the words that are shown are then the whole phrase.
  const patterns = phrases
    .map(patternOf)
    .filter((pattern) => pattern !== '')
    .toSorted((a, b) => b.length - a.length);
  if (patterns.length === 0) return null;
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

/** Phrases are the owner's, so nothing in them is a pattern but `*` at the end of a word. */
export function createPhraseFinder(
  phrases: readonly string[],
  exceptions: readonly string[] = [],
): PhraseFinder {
  const wanted = compiled(phrases);
  const unwanted = compiled(exceptions);
  const placesOf = (pattern: RegExp | null, text: string) =>
    pattern === null
      ? []
      : [...text.matchAll(pattern)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
        }));
  return {
    find(text) {
      const spans = placesOf(wanted, text);
      if (spans.length === 0) return spans;
      const excused = placesOf(unwanted, text);
      return spans.filter(
        ({ start, end }) => !excused.some((other) => other.start < end && start < other.end),
      );
    },
  };
}
