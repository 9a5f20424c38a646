/** How a line of the log, and the draft of its form, say that a case was handed over, for what reads them as they are stored. */
export const storedHandover = 'hand-over';

/**
 * Words of today that lines of the log have by older ones: a line is hashed as it was written, so those stay in it, and
 * everything that is counted from the lines knows them (docs/report-figures.md). A draft of a form is encrypted for its id, which
 * begins with such a word.
 */
const storedWords: Readonly<Record<string, string>> = { experiment: 'pilot', handover: storedHandover };
const words = new Map(Object.entries(storedWords).map(([word, stored]) => [stored, word]));

/** A kind of line, or why suggestions were withheld, as the log stores it. */
export const toStoredWord = (word: string): string => storedWords[word] ?? word;

/** What is stored, in the word of today. */
export const fromStoredWord = (stored: string): string => words.get(stored) ?? stored;
