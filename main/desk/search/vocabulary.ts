import type { Token } from './tokenizer.ts';

/** The stems of a text as numbers, within a larger piece of memory: comparing numbers is what makes judging quick. */
export interface TokenIds {
  readonly ids: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Numbers for stems, the same one for the same stem; those of the stop words come first. */
export interface Vocabulary {
  readonly size: number;
  /** Numbers below this are stop words. */
  readonly stopWordCount: number;
  idOf(stem: string): number;
  /** Reads words into memory that is shared by many texts. */
  encode(words: readonly Token[]): TokenIds;
}

/** Numbers that are set aside for texts at once. */
const pieceLength = 65_536;

export function createVocabulary(stops: ReadonlySet<string>): Vocabulary {
  const numbers = new Map<string, number>();
  let piece = new Int32Array(0);
  let used = 0;
  const idOf = (stem: string): number => {
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(stem, number);
    return number;
  };
  for (const stem of stops) idOf(stem);
  return {
    get size() {
      return numbers.size;
    },
    stopWordCount: numbers.size,
    idOf,
    encode(words) {
      if (used + words.length > piece.length) {
        piece = new Int32Array(Math.max(pieceLength, words.length));
        used = 0;
      }
      const from = used;
      for (const { stem } of words) piece[used++] = idOf(stem);
      return { ids: piece, from, to: used };
    },
  };
}
