import { stemmer } from 'stemmer';
import type { PassageTable } from '../store/store.ts';

/** In how many passages of the library words stand; asked of the store once until the library changes. */
export interface LibraryWords {
  /** Of a word or a phrase as it is written; `stem` is what it is known by. */
  passagesWith(stem: string, written: string): number;
  /** Whether any passage has a word of this stem; for stems of plain letters. */
  hasStem(stem: string): boolean;
  /** In how many passages each stem of plain letters stands; another map after a change. */
  stems(): ReadonlyMap<string, number>;
  invalidate(): void;
}

/**
 * So many words are counted one by one, which takes up to some milliseconds each in a large library, before the counts of
 * all are read at once. Searching while an import changes the library every few seconds so never reads them all.
 */
const mostSingleCounts = 24;
/**
 * Words that the store's index and we stem alike, so that a count is found by our stem: the two part where a y follows
 * another one (compared for 460,000 words).
 */
const isStemmedAlike = (written: string): boolean => /^[a-z]{1,64}$/i.test(written) && !/yy/i.test(written);

export function createLibraryWords(
  passages: Pick<PassageTable, 'documentFrequencies' | 'hasStem' | 'stems'>,
): LibraryWords {
  const counted = new Map<string, number>();
  let all: ReadonlyMap<string, number> | null = null;
  const stems = (): ReadonlyMap<string, number> => (all ??= passages.stems());

  function count(written: string): number {
    if (isStemmedAlike(written) && (all !== null || counted.size >= mostSingleCounts)) {
      const word = written.toLowerCase();
      return stems().get(word.length < 3 ? word : stemmer(word)) ?? 0;
    }
    return passages.documentFrequencies([written]).get(written) ?? 0;
  }

  return {
    passagesWith(stem, written) {
      const known = counted.get(stem);
      if (known !== undefined) return known;
      const found = count(written);
      counted.set(stem, found);
      return found;
    },
    hasStem: (stem) => all?.has(stem) ?? passages.hasStem(stem),
    stems,
    invalidate() {
      counted.clear();
      all = null;
    },
  };
}
