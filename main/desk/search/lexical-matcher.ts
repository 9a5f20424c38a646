import type { ParsedQuery } from './query.ts';
import type { Vocabulary, TokenIds } from './vocabulary.ts';

/** How much of the question's weight a text holds, each from 0 to 1: absolute, so that it compares across questions. */
interface LexicalScores {
  /** BM25 of the words, divided by the most that the question could score. */
  readonly words: number;
  /** Weight of neighbouring words that are neighbours in the text too. */
  readonly adjacent: number;
  /** Weight of word pairs that stand close to each other in the text, in any order. */
  readonly near: number;
  /** Share of the weight that occurs at all. */
  readonly coverage: number;
}

/** The question's words with their weights, ready to be matched with many texts. */
export interface LexicalMatcher {
  /** Against a text that answers or describes: words that say what the question is about. */
  passage(text: TokenIds, usualLength: number): LexicalScores;
  /** Against another way of asking: all words count, also "where" and "when". */
  question(text: TokenIds, usualLength: number): LexicalScores;
  /** Share of exact parts (codes, quoted phrases) that stand in the text; 0 when there are none. */
  exact(text: TokenIds): number;
  /** Weight of all terms. */
  readonly totalWeight: number;
}

const nothing: LexicalScores = { words: 0, adjacent: 0, near: 0, coverage: 0 };
const k1 = 0.7;
const b = 0.75;
/** Pairs count when this close: a short phrase with a word or two between. */
const nearby = 4;
const mostPairedTerms = 8;
/**
 * A question must weigh this much before its words count in full. Few or everyday words ("and the virus?") meet by
 * chance, and more so in running text than in another question.
 */
const fullWeight = { passage: 12, question: 6 } as const;

interface WeightedTerms {
  /** By the number of a stem: its index among the weights and one more; 0 for what the question does not contain. */
  readonly termIndex: Uint16Array;
  readonly weights: readonly number[];
  /** 1 for neighbours in the question, at `first * count + second`. */
  readonly neighbours: Uint8Array;
  readonly paired: number;
  readonly totalWords: number;
  readonly totalAdjacent: number;
  readonly totalNear: number;
  /** For one text at a time: how often each word stands in it, where last, and how close pairs came. */
  readonly frequencies: Uint32Array;
  readonly last: Int32Array;
  readonly met: Uint8Array;
  readonly closest: Uint8Array;
}

function weightTerms(
  stems: readonly string[],
  numbers: Vocabulary,
  weightOf: (stem: string) => number,
): WeightedTerms {
  const index = new Map<string, number>();
  for (const stem of stems) if (!index.has(stem)) index.set(stem, index.size);
  const weights = [...index.keys()].map(weightOf);
  const count = weights.length;
  const numbered = [...index.keys()].map((stem) => numbers.idOf(stem));
  // Stems that are numbered later are none of the question's.
  const termIndex = new Uint16Array(numbers.size);
  for (const [at, number] of numbered.entries()) termIndex[number] = at + 1;
  const neighbours = new Uint8Array(count * count);
  let totalAdjacent = 0;
  let before = -1;
  const weight = (at: number): number => weights[at] ?? 0;
  for (const stem of stems) {
    const at = index.get(stem) ?? -1;
    if (before >= 0 && before !== at && neighbours[before * count + at] === 0) {
      neighbours[before * count + at] = 1;
      totalAdjacent += weight(before) + weight(at);
    }
    before = at;
  }
  const paired = Math.min(count, mostPairedTerms);
  let totalNear = 0;
  for (let i = 0; i < paired; i++) for (let j = i + 1; j < paired; j++) totalNear += weight(i) + weight(j);
  return {
    termIndex,
    weights,
    neighbours,
    paired,
    totalWords: weights.reduce((sum, each) => sum + each, 0),
    totalAdjacent,
    totalNear,
    frequencies: new Uint32Array(count),
    last: new Int32Array(count),
    met: new Uint8Array(count * count),
    closest: new Uint8Array(paired * paired),
  };
}

function scoreText(
  { termIndex, weights, neighbours, paired, totalWords, totalAdjacent, totalNear, ...buffers }: WeightedTerms,
  { ids, from, to }: TokenIds,
  usualLength: number,
  /** Numbers below this are passed over. */
  skipped: number,
): LexicalScores {
  if (totalWords === 0) return nothing;
  const count = weights.length;
  const { frequencies, last, met, closest } = buffers;
  frequencies.fill(0);
  last.fill(-1);
  met.fill(0);
  closest.fill(0);
  let adjacent = 0;
  let position = 0;
  for (let word = from; word < to; word++) {
    const number = ids[word] ?? 0;
    if (number < skipped) continue;
    position++;
    const at = (termIndex[number] ?? 0) - 1;
    if (at < 0) continue;
    frequencies[at] = (frequencies[at] ?? 0) + 1;
    for (let other = 0; other < count; other++) {
      const seen = last[other] ?? -1;
      if (seen < 0 || other === at) continue;
      const distance = position - seen;
      const pair = other * count + at;
      if (distance === 1 && neighbours[pair] === 1 && met[pair] === 0) {
        met[pair] = 1;
        adjacent += (weights[at] ?? 0) + (weights[other] ?? 0);
      }
      if (distance <= nearby && at < paired && other < paired) {
        const either = Math.min(at, other) * paired + Math.max(at, other);
        const known = closest[either] ?? 0;
        if (known === 0 || distance < known) closest[either] = distance;
      }
    }
    last[at] = position;
  }

  const damp = k1 * (1 - b + (b * Math.max(1, position)) / usualLength);
  let words = 0;
  let covered = 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    const often = frequencies[at] ?? 0;
    if (often === 0) continue;
    const weight = weights[at] ?? 0;
    covered += weight;
    words += (weight * often * (k1 + 1)) / (often + damp);
    for (let other = at + 1; other < paired; other++) {
      const distance = closest[at * paired + other] ?? 0;
      if (distance > 0) near += (weight + (weights[other] ?? 0)) / distance;
    }
  }
  return {
    words: words / (totalWords * (k1 + 1)),
    adjacent: totalAdjacent === 0 ? 0 : adjacent / totalAdjacent,
    near: totalNear === 0 ? 0 : near / totalNear,
    coverage: covered / totalWords,
  };
}

/** `rarity` is the weight of a term; a stop word weighs `stopWeight` against another question. */
export function createLexicalMatcher(
  query: ParsedQuery,
  stops: ReadonlySet<string>,
  numbers: Vocabulary,
  rarity: (stem: string) => number,
  stopWeight: number,
): LexicalMatcher {
  const isTerm = new Set(query.terms.map(({ stem }) => stem));
  const ofTerms = weightTerms(
    query.words.map(({ stem }) => stem).filter((stem) => isTerm.has(stem)),
    numbers,
    rarity,
  );
  const ofAll = weightTerms(
    query.words.map(({ stem }) => stem).filter((stem) => isTerm.has(stem) || stops.has(stem)),
    numbers,
    (stem) => (stops.has(stem) ? stopWeight : rarity(stem)),
  );
  const skipped = query.terms.some(({ stem }) => stops.has(stem)) ? 0 : numbers.stopWordCount;
  const exact = query.exact.map(({ stems }) => stems.map((stem) => numbers.idOf(stem)));
  const totalWeight = ofTerms.totalWords;
  const scaleByWeight = (full: number, evidence: LexicalScores): LexicalScores => {
    const share = Math.min(1, totalWeight / full);
    return {
      ...evidence,
      words: evidence.words * share,
      adjacent: evidence.adjacent * share,
      near: evidence.near * share,
    };
  };
  return {
    passage: (text, usualLength) =>
      scaleByWeight(fullWeight.passage, scoreText(ofTerms, text, usualLength, skipped)),
    question: (text, usualLength) =>
      scaleByWeight(fullWeight.question, scoreText(ofAll, text, usualLength, 0)),
    exact: (text) =>
      exact.length === 0 ? 0 : exact.filter((part) => stands(part, text)).length / exact.length,
    totalWeight,
  };
}

/** Whether the numbers stand in the text one after the other. */
function stands(part: readonly number[], { ids, from, to }: TokenIds): boolean {
  for (let at = from; at + part.length <= to; at++)
    if (part.every((number, offset) => ids[at + offset] === number)) return true;
  return false;
}
