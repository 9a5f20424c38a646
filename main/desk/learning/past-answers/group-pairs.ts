import { foldCase } from '../../store/fold-case.ts';
import { centroid, cosine, cosineToBytes, packVectors } from '../../vectors.ts';
import { nearestNeighbours } from '../similar-entries/nearest-neighbours.ts';
import {
  answerSimilarity,
  sameQuestionMargin,
  createTextAnalyzer,
  type AnalyzedText,
} from '../similar-entries/question-similarity.ts';
import type { Pair } from './extract-pairs.ts';
import { countMasks, scoreGroup } from './score.ts';

/** A pair with the vectors of its question and of its answer, 384 signed bytes each. */
export interface EmbeddedPair extends Pair {
  readonly questionVector: Int8Array;
  readonly answerVector: Int8Array;
}

/** The same question of several customers, with the answer that the shop gives to it. */
export interface Group {
  readonly question: string;
  readonly variants: readonly string[];
  readonly answer: string;
  readonly asked: number;
  readonly alike: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly language: string | null;
  readonly score: number;
  /** Keys of its pairs. */
  readonly keys: readonly string[];
  readonly vector: Int8Array;
}

/** Rounds in which groups grow together: a question that is asked hundreds of times has more neighbours than are compared. */
const rounds = 3;
const maxNeighbours = 48;
const mostVariants = 12;
/** Customers say more around a question than a FAQ does. */
const talk = 0.03;
const leastCosine = 0.6;
/** Cosine from which two answers say the same. */
const sameAnswer = 0.85;

interface Member {
  readonly pair: EmbeddedPair;
  readonly question: AnalyzedText;
  readonly answer: AnalyzedText;
}

/** How alike two answers are, by words and by meaning, from 0 to 1. */
function likeAnswers(
  a: { readonly read: AnalyzedText; readonly vector: Int8Array },
  b: { readonly read: AnalyzedText; readonly vector: Int8Array },
): number {
  const meant = Math.max(0, (cosine(a.vector, b.vector) - 0.5) / 0.5);
  return Math.max(answerSimilarity(a.read, b.read), Math.min(meant, 0.95));
}

/** Brings together what asks the same; best first, without what scores 0. */
export async function groupPairs(
  pairs: readonly EmbeddedPair[],
  yieldIfBusy: () => Promise<void>,
): Promise<readonly Group[]> {
  const read = createTextAnalyzer();
  const members = pairs.map((pair): Member => ({
    pair,
    question: read(pair.question),
    answer: read(pair.answer),
  }));
  let groups: readonly (readonly Member[])[] = members.map((member) => [member]);
  for (let round = 0; round < rounds; round++) {
    const before = groups.length;
    groups = await grownTogether(groups, yieldIfBusy);
    if (groups.length === before) break;
  }
  return groups
    .map(groupOf)
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** Each group is represented by its first member. The one with most neighbours leads, and takes those that nobody took. */
async function grownTogether(
  groups: readonly (readonly Member[])[],
  yieldIfBusy: () => Promise<void>,
): Promise<readonly (readonly Member[])[]> {
  const representatives = groups.flatMap(([first]) => (first === undefined ? [] : [first]));
  const dimensions = representatives[0]?.pair.questionVector.length ?? 0;
  const questions = representatives.map(({ pair }) => pair.questionVector);
  const rows = representatives.map((_, row) => row);
  const near = await nearestNeighbours(
    packVectors(questions, dimensions),
    rows,
    leastCosine,
    yieldIfBusy,
    maxNeighbours,
  );
  const same = new Map<number, number[]>();
  for (const [at, { row, other, cosine: similarity }] of near.entries()) {
    if (at % 500 === 0) await yieldIfBusy();
    const [a, b] = [representatives[row], representatives[other]];
    if (a === undefined || b === undefined) continue;
    const alike = likeAnswers(
      { read: a.answer, vector: a.pair.answerVector },
      { read: b.answer, vector: b.pair.answerVector },
    );
    if (sameQuestionMargin(a.question, b.question, similarity + talk, alike) === null) continue;
    const known = same.get(row);
    if (known === undefined) same.set(row, [other]);
    else known.push(other);
  }
  const taken = new Set<number>();
  const size = (row: number): number => groups[row]?.length ?? 0;
  const weight = (row: number): number =>
    (same.get(row) ?? []).reduce((sum, other) => sum + size(other), size(row));
  const weights = rows.map(weight);
  const grown: (readonly Member[])[] = [];
  for (const row of rows.toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))) {
    if (taken.has(row)) continue;
    const free = (same.get(row) ?? []).filter((other) => !taken.has(other));
    for (const each of [row, ...free]) taken.add(each);
    grown.push([row, ...free].flatMap((each) => groups[each] ?? []));
  }
  return grown;
}

/** Those of the answers that say the same, the largest such set. */
function largestAgreement(members: readonly Member[]): readonly Member[] {
  const sets: Member[][] = [];
  for (const member of members) {
    const { answer, pair } = member;
    const mine = sets.find(([first]) => {
      if (first === undefined) return false;
      return (
        cosine(first.pair.answerVector, pair.answerVector) >= sameAnswer ||
        answerSimilarity(first.answer, answer) >= 0.6
      );
    });
    if (mine === undefined) sets.push([member]);
    else mine.push(member);
  }
  return sets.toSorted((a, b) => b.length - a.length || latest(b) - latest(a))[0] ?? [];
}

const latest = (members: readonly Member[]): number => Math.max(...members.map(({ pair }) => pair.at ?? 0));

function groupOf(members: readonly Member[]): Group {
  const agreed = largestAgreement(members);
  const centre = centroid(agreed.map(({ pair }) => pair.answerVector));
  // The cleanest words, then the most usual ones, then the newest.
  const [best] = agreed.toSorted(
    (a, b) =>
      countMasks(a.pair.answer) - countMasks(b.pair.answer) ||
      Math.sign(cosineToBytes(centre, b.pair.answerVector) - cosineToBytes(centre, a.pair.answerVector)) ||
      (b.pair.at ?? 0) - (a.pair.at ?? 0),
  );
  const middle = centroid(members.map(({ pair }) => pair.questionVector));
  const questions = members
    .map(({ pair }) => ({
      pair,
      typical: cosineToBytes(middle, pair.questionVector) - awkward(pair.question),
    }))
    .sort((a, b) => b.typical - a.typical);
  const first = questions[0]?.pair;
  if (best === undefined || first === undefined) throw new RangeError('A group has no members');
  const ways = distinctQuestions(
    questions
      .map(({ pair }) => pair.question)
      .filter((text) => text === first.question || countMasks(text) === 0),
  );
  const times = members.flatMap(({ pair }) => (pair.at === null ? [] : [pair.at]));
  const { answer } = best.pair;
  const [asked, alike] = [members.length, agreed.length];
  return {
    question: first.question,
    variants: ways.slice(1, mostVariants + 1),
    answer,
    asked,
    alike,
    firstAt: times.length === 0 ? null : Math.min(...times),
    lastAt: times.length === 0 ? null : Math.max(...times),
    language: best.pair.language,
    score: scoreGroup({
      question: first.question,
      asked,
      alike,
      answer,
      closeness: cosine(first.questionVector, best.pair.answerVector),
    }),
    keys: members.map(({ pair }) => pair.key),
    vector: first.questionVector,
  };
}

/** What makes a question a poor title, as a cosine. */
function awkward(question: string): number {
  const words = question.split(/\s+/).length;
  const long = words > 22 ? 0.1 : words < 4 ? 0.08 : 0;
  return long + (countMasks(question) > 0 ? 0.3 : 0) + (question.endsWith('?') ? 0 : 0.06);
}

export function distinctQuestions(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const plain = foldCase(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (plain === '' || seen.has(plain)) return false;
    seen.add(plain);
    return true;
  });
}
