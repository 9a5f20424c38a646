/** Most corrections that are offered for one word. */
const mostOffered = 5;
/** Most that are looked up for one word: a tenth of a second. */
const mostTried = 20_000;

interface SpellingHelp {
  readonly letters: string;
  readonly replacements: readonly (readonly [wrong: string, right: string])[];
  /** Whether a word is right and may be offered. */
  readonly offers: (word: string) => boolean;
}

/** Ways to write a word with what is often mistaken for something else put right. */
function* replaced(word: string, { replacements }: SpellingHelp): Generator<string> {
  for (const [wrong, right] of replacements) {
    // "^" and "$" bind a replacement to an end of the word.
    const part = wrong.replace(/^\^/u, '').replace(/\$$/u, '');
    for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + 1)) {
      if (wrong.startsWith('^') && at > 0) break;
      if (wrong.endsWith('$') && at + part.length < word.length) continue;
      yield word.slice(0, at) + right + word.slice(at + part.length);
    }
  }
}

/** Two letters exchanged, and a letter too many: the slips of fingers. */
function* slips(word: string): Generator<string> {
  for (let at = 0; at + 1 < word.length; at += 1)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

const bare = (letter: string): string => letter.normalize('NFD').charAt(0);

/** The same letter with another accent, or with none. */
function* accents(word: string, { letters }: SpellingHelp): Generator<string> {
  for (let at = 0; at < word.length; at += 1)
    for (const letter of letters)
      if (letter !== word.charAt(at) && bare(letter) === bare(word.charAt(at)))
        yield word.slice(0, at) + letter + word.slice(at + 1);
}

/** A letter doubled, missing or wrong. */
function* exchanges(word: string, { letters }: SpellingHelp): Generator<string> {
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.charAt(at) + word.slice(at);
  for (const letter of letters)
    for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + letter + word.slice(at + 1);
  for (const letter of letters)
    for (let at = 0; at <= word.length; at += 1) yield word.slice(0, at) + letter + word.slice(at);
}

function* split(word: string): Generator<string> {
  for (let at = 2; at <= word.length - 2; at += 1) yield `${word.slice(0, at)} ${word.slice(at)}`;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What was meant by a wrong word, most likely first; at most five. As the word, begun with a capital or written in them. */
export function suggestSpellings(wrong: string, help: SpellingHelp): readonly string[] {
  const word = wrong.toLowerCase();
  const isCapital = wrong !== word && wrong.slice(1) === word.slice(1);
  const isShouted = wrong === wrong.toUpperCase() && wrong.length > 1;
  const found = new Set<string>();
  let tried = 0;
  /** As a word of a sentence, or as a name. */
  const written = (part: string): string | null =>
    [part, capitalized(part)].find((one) => part !== '' && help.offers(one)) ?? null;
  const take = (candidates: Iterable<string>): void => {
    for (const candidate of candidates) {
      tried += 1;
      if (found.size >= mostOffered || tried > mostTried) return;
      if (candidate === word) continue;
      const parts = candidate.split(' ').map(written);
      if (parts.every((part) => part !== null)) found.add(parts.join(' '));
    }
  };
  take(replaced(word, help));
  take(accents(word, help));
  take(slips(word));
  take(exchanges(word, help));
  // Two mistakes: one of the usual ones and any other.
  if (found.size === 0)
    for (const near of new Set([...replaced(word, help), ...accents(word, help), ...slips(word)])) {
      take(slips(near));
      take(exchanges(near, help));
    }
  if (found.size === 0) take(split(word));
  return [...found].map((one) => (isShouted ? one.toUpperCase() : isCapital ? capitalized(one) : one));
}
