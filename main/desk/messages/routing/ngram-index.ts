/** How similar texts are in their words and their spelling, by what is rare among the examples. */
export interface NgramIndex {
  /** Adds the similarity of `text` to every example, times the weight of its family, to `sums`. */
  addSimilarity(text: string, sums: Float32Array): void;
}

/** Words and pairs of words say what is meant, pieces of words forgive typing errors and endings. */
const ngramFamilies = [unigramsAndBigrams, charNgrams] as const;
const shortestPiece = 3;
const longestPiece = 5;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function unigramsAndBigrams(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next === undefined ? [word] : [word, `${word} ${next}`];
  });
}

function charNgrams(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const word of words) {
    const padded = ` ${word} `;
    for (let size = shortestPiece; size <= longestPiece; size++)
      for (let at = 0; at + size <= padded.length; at++) found.push(padded.slice(at, at + size));
  }
  return found;
}

type NgramFamily = (typeof ngramFamilies)[number];

interface FamilyIndex {
  readonly family: NgramFamily;
  readonly idf: (gram: string) => number;
  readonly postings: ReadonlyMap<string, Posting>;
}

interface Posting {
  readonly examples: number[];
  readonly weights: number[];
}

/** The weight of each gram of a text: seldom grams count more, repeated ones a little more; of unit length. */
function tfIdf(grams: readonly string[], rarity: (gram: string) => number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let squares = 0;
  for (const [gram, count] of counts) {
    const weight = (1 + Math.log(count)) * rarity(gram);
    counts.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [gram, weight] of counts) counts.set(gram, weight / length);
  return counts;
}

/** Texts added between two yields. */
const textsBetweenPauses = 200;

/** An index over the examples. `weight` is what full similarity in one family adds; `yieldToEventLoop` lets others have a turn. */
export async function createNgramIndex(
  texts: readonly string[],
  weight: number,
  yieldToEventLoop: () => Promise<void>,
): Promise<NgramIndex> {
  const words = texts.map(wordsOf);
  const indexes: FamilyIndex[] = [];
  for (const family of ngramFamilies) {
    const documentFrequency = new Map<string, number>();
    for (const [at, list] of words.entries()) {
      for (const gram of new Set(family(list)))
        documentFrequency.set(gram, (documentFrequency.get(gram) ?? 0) + 1);
      if (at % textsBetweenPauses === textsBetweenPauses - 1) await yieldToEventLoop();
    }
    const idf = (gram: string): number =>
      Math.log((1 + texts.length) / (1 + (documentFrequency.get(gram) ?? 0))) + 1;
    const postings = new Map<string, Posting>();
    for (const [example, list] of words.entries()) {
      for (const [gram, value] of tfIdf(family(list), idf)) {
        const posting = postings.get(gram) ?? { examples: [], weights: [] };
        if (posting.examples.length === 0) postings.set(gram, posting);
        posting.examples.push(example);
        posting.weights.push(value);
      }
      if (example % textsBetweenPauses === textsBetweenPauses - 1) await yieldToEventLoop();
    }
    indexes.push({ family, idf, postings });
  }
  return {
    addSimilarity(text, sums) {
      const asked = wordsOf(text);
      for (const { family, idf, postings } of indexes)
        for (const [gram, value] of tfIdf(family(asked), idf)) {
          const posting = postings.get(gram);
          if (!posting) continue;
          const { examples, weights } = posting;
          for (let at = 0; at < examples.length; at++) {
            const example = examples[at] ?? 0;
            sums[example] = (sums[example] ?? 0) + weight * value * (weights[at] ?? 0);
          }
        }
    },
  };
}
