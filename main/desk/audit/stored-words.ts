/**
 * Words of today that lines of the log have by older ones: a line is hashed as it was written, so those stay in it, and
 * everything that is counted from the lines knows them (docs/report-figures.md).
 */
const storedWords: Readonly<Record<string, string>> = { experiment: 'pilot', handover: 'hand-over' };
const words = new Map(Object.entries(storedWords).map(([word, stored]) => [stored, word]));

/** A kind of line, or why suggestions were withheld, as the log stores it. */
export const toStoredWord = (word: string): string => storedWords[word] ?? word;

/** What is stored, in the word of today. */
export const fromStoredWord = (stored: string): string => words.get(stored) ?? stored;
