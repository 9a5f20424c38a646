import type { Query } from './query.ts';
import type { Word } from './words.ts';

/** How much of the question's weight a text holds, each from 0 to 1: absolute, so that it compares across questions. */
interface WordEvidence {
  /** BM25 of the words, divided by the most that the question could score. */
  readonly words: number;
  /** Weight of neighbouring words that are neighbours in the text too. */
  readonly adjacent: number;
  /** Weight of word pairs that stand close to each other in the text, in any order. */
  readonly near: number;
  /** Share of the weight that occurs at all. */
  readonly covered: number;
}

/** The question's words with their weights, ready to be held against many texts. */
export interface Matcher {
  /** Against a text that answers or describes: words that say what the question is about. */
  passage(text: readonly Word[], usualLength: number): WordEvidence;
  /** Against another way of asking: all words count, also "where" and "when". */
  question(text: readonly Word[], usualLength: number): WordEvidence;
  /** Share of exact parts (codes, quoted phrases) that stand in the text; 0 when there are none. */
  exact(text: readonly Word[]): number;
  /** Weight of all terms. */
  readonly mass: number;
}

const nothing: WordEvidence = { words: 0, adjacent: 0, near: 0, covered: 0 };
const k1 = 0.7;
const b = 0.75;
/** Pairs count when this close: a short phrase with a word or two between. */
const nearby = 4;
const mostPairedTerms = 8;
/**
 * A question must weigh this much before its words count in full. Few or everyday words ("and the virus?") meet by
 * chance, and more so in running text than in another question.
 */
const fullMass = { passage: 12, question: 6 } as const;

interface Weighed {
  readonly index: ReadonlyMap<string, number>;
  readonly weights: readonly number[];
  /** Neighbours in the question, as `first * count + second`. */
  readonly neighbours: ReadonlySet<number>;
  readonly paired: number;
  readonly totalWords: number;
  readonly totalAdjacent: number;
  readonly totalNear: number;
}

function weigh(stems: readonly string[], weightOf: (stem: string) => number): Weighed {
  const index = new Map<string, number>();
  for (const stem of stems) if (!index.has(stem)) index.set(stem, index.size);
  const weights = [...index.keys()].map(weightOf);
  const count = weights.length;
  const neighbours = new Set<number>();
  let before = -1;
  for (const stem of stems) {
    const at = index.get(stem) ?? -1;
    if (before >= 0 && before !== at) neighbours.add(before * count + at);
    before = at;
  }
  const paired = Math.min(count, mostPairedTerms);
  const weight = (at: number): number => weights[at] ?? 0;
  let totalNear = 0;
  for (let i = 0; i < paired; i++) for (let j = i + 1; j < paired; j++) totalNear += weight(i) + weight(j);
  let totalAdjacent = 0;
  for (const pair of neighbours) totalAdjacent += weight(Math.floor(pair / count)) + weight(pair % count);
  return {
    index,
    weights,
    neighbours,
    paired,
    totalWords: weights.reduce((sum, each) => sum + each, 0),
    totalAdjacent,
    totalNear,
  };
}

function hold(
  { index, weights, neighbours, paired, totalWords, totalAdjacent, totalNear }: Weighed,
  text: readonly Word[],
  usualLength: number,
  skipped: ReadonlySet<string> | null,
): WordEvidence {
  if (totalWords === 0) return nothing;
  const count = weights.length;
  const times = new Float64Array(count);
  const last = new Int32Array(count).fill(-1);
  const closest = new Map<number, number>();
  const met = new Set<number>();
  let place = 0;
  for (const { stem } of text) {
    if (skipped?.has(stem) === true) continue;
    place++;
    const at = index.get(stem);
    if (at === undefined) continue;
    times[at] = (times[at] ?? 0) + 1;
    for (let other = 0; other < count; other++) {
      const seen = last[other] ?? -1;
      if (seen < 0 || other === at) continue;
      const distance = place - seen;
      if (distance === 1 && neighbours.has(other * count + at)) met.add(other * count + at);
      if (distance <= nearby && at < paired && other < paired) {
        const pair = Math.min(at, other) * count + Math.max(at, other);
        closest.set(pair, Math.min(closest.get(pair) ?? nearby, distance));
      }
    }
    last[at] = place;
  }

  const damp = k1 * (1 - b + (b * Math.max(1, place)) / usualLength);
  let words = 0;
  let covered = 0;
  for (const [at, weight] of weights.entries()) {
    const often = times[at] ?? 0;
    if (often === 0) continue;
    covered += weight;
    words += (weight * often * (k1 + 1)) / (often + damp);
  }
  const pairWeight = (pair: number): number =>
    (weights[Math.floor(pair / count)] ?? 0) + (weights[pair % count] ?? 0);
  let adjacent = 0;
  for (const pair of met) adjacent += pairWeight(pair);
  let near = 0;
  for (const [pair, distance] of closest) near += pairWeight(pair) / distance;
  return {
    words: words / (totalWords * (k1 + 1)),
    adjacent: totalAdjacent === 0 ? 0 : adjacent / totalAdjacent,
    near: totalNear === 0 ? 0 : near / totalNear,
    covered: covered / totalWords,
  };
}

/** `rarity` is the weight of a term; a stop word weighs `stopWeight` against another question. */
export function createMatcher(
  query: Query,
  stops: ReadonlySet<string>,
  rarity: (stem: string) => number,
  stopWeight: number,
): Matcher {
  const isTerm = new Set(query.terms.map(({ stem }) => stem));
  const ofTerms = weigh(
    query.words.map(({ stem }) => stem).filter((stem) => isTerm.has(stem)),
    rarity,
  );
  const ofAll = weigh(
    query.words.map(({ stem }) => stem).filter((stem) => isTerm.has(stem) || stops.has(stem)),
    (stem) => (stops.has(stem) ? stopWeight : rarity(stem)),
  );
  const skipped = query.terms.some(({ stem }) => stops.has(stem)) ? null : stops;
  const mass = ofTerms.totalWords;
  const trust = (full: number, evidence: WordEvidence): WordEvidence => {
    const share = Math.min(1, mass / full);
    return {
      ...evidence,
      words: evidence.words * share,
      adjacent: evidence.adjacent * share,
      near: evidence.near * share,
    };
  };
  return {
    passage: (text, usualLength) => trust(fullMass.passage, hold(ofTerms, text, usualLength, skipped)),
    question: (text, usualLength) => trust(fullMass.question, hold(ofAll, text, usualLength, null)),
    exact(text) {
      if (query.exact.length === 0) return 0;
      const stands = query.exact.filter(({ stems }) =>
        text.some((_, from) => stems.every((stem, offset) => text[from + offset]?.stem === stem)),
      );
      return stands.length / query.exact.length;
    },
    mass,
  };
}
