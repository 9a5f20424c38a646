import { editsWithin, longestPattern } from './edits-within.ts';

/** Texts of owners, which are found by what reads like a part of them. */
export interface FuzzyTitles {
  /** One more text of an owner; `weight` says how much it tells beside the owner's other texts. */
  add(owner: number, text: string, weight: number): void;
  /** The owners that have a text like the one that is asked, best first. */
  find(text: string, limit: number): readonly number[];
}

/** So much of a pattern may be mistyped. */
const mostEdits = 0.35;
/** A longer text is asked for by its first patterns: nobody types a title as long. */
const mostPatterns = 4;
/** What a text that has the pattern to the letter counts as having mistyped, so that it still has a measure. */
const exact = 0.001;

/** As many patterns as the text needs, all as long as one may be: the last one begins before the one before it ends. */
function patternsOf(text: string): readonly string[] {
  const asked = text.slice(0, mostPatterns * longestPattern);
  if (asked.length <= longestPattern) return asked === '' ? [] : [asked];
  const patterns: string[] = [];
  for (let at = 0; at < asked.length; at += longestPattern) {
    const from = Math.min(at, asked.length - longestPattern);
    patterns.push(asked.slice(from, from + longestPattern));
  }
  return patterns;
}

export function createFuzzyTitles(): FuzzyTitles {
  let count = 0;
  let used = 0;
  let letters = new Uint16Array(65_536);
  let ends = new Uint32Array(1_024);
  let owners = new Uint32Array(1_024);
  /** What a text counts: the weight of what it is, and less the more words it has. */
  let weights = new Float32Array(1_024);

  function makeRoom(length: number): void {
    if (used + length > letters.length) {
      const larger = new Uint16Array(Math.max(2 * letters.length, used + length));
      larger.set(letters);
      letters = larger;
    }
    if (count < ends.length) return;
    const [oldEnds, oldOwners, oldWeights] = [ends, owners, weights];
    ends = new Uint32Array(2 * count);
    owners = new Uint32Array(2 * count);
    weights = new Float32Array(2 * count);
    ends.set(oldEnds);
    owners.set(oldOwners);
    weights.set(oldWeights);
  }

  /** How much of the patterns is mistyped in each text, 0 to 1; 1 where none of them is like it. */
  function mistypedIn(patterns: readonly string[]): Float32Array {
    const sum = new Float32Array(count);
    for (const pattern of patterns) {
      const edits = editsWithin(pattern, letters, ends, count);
      for (let text = 0; text < count; text++) {
        const share = (edits[text] ?? 0) / pattern.length;
        sum[text] = (sum[text] ?? 0) + (share <= mostEdits ? share : 1) / patterns.length;
      }
    }
    return sum;
  }

  return {
    add(owner, text, weight) {
      const small = text.toLowerCase();
      makeRoom(small.length);
      for (let at = 0; at < small.length; at++) letters[used++] = small.charCodeAt(at);
      ends[count] = used;
      owners[count] = owner;
      weights[count] = weight / Math.sqrt(Math.max(1, small.match(/\S+/gu)?.length ?? 1));
      count += 1;
    },
    find(text, limit) {
      const patterns = patternsOf(text.toLowerCase());
      if (patterns.length === 0) return [];
      const mistyped = mistypedIn(patterns);
      // The product of what each text says, each to the power of what it counts: as logarithms.
      const scores = new Map<number, number>();
      for (let at = 0; at < count; at++) {
        const share = mistyped[at] ?? 1;
        if (share > 1 - 1e-6) continue;
        const owner = owners[at] ?? 0;
        const score = (weights[at] ?? 0) * Math.log(Math.max(exact, share));
        scores.set(owner, (scores.get(owner) ?? 0) + score);
      }
      return [...scores]
        .toSorted(([, one], [, other]) => one - other)
        .slice(0, limit)
        .map(([owner]) => owner);
    },
  };
}
