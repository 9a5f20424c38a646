import { stopWordSet } from '../../search/stop-words.ts';
import { createTokenizer } from '../../search/tokenizer.ts';
import { findAntonyms } from './antonyms.ts';

/** A text analyzed once, to be compared with others. */
export interface AnalyzedText {
  /** Stems of the words that say what it is about. */
  readonly content: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly negated: boolean;
  /** What a question wants: a time, a place, a reason …; empty when it does not say. */
  readonly questionType: string;
}

export type TextAnalyzer = (text: string) => AnalyzedText;

const negation =
  /\b(?:not|no|never|without|non|cannot|un(?:able|available))\b|n['’]t\b|\b(?:nicht|kein\w*|ohne)\b/;
const wanted: readonly (readonly [string, RegExp])[] = [
  [
    'when',
    /\bhow (?:long|soon|quick(?:ly)?|fast|late|early)\b|\bwhen\b|\bwhat time\b|\bwann\b|\bwie lange\b/,
  ],
  ['how much', /\bhow (?:much|many|often|big|large|heavy)\b|\b(?:costs?|price|fees?|charges?)\b|\bwie ?viel/],
  ['where', /\bwhere\b|\bwohin\b|\bwo\b/],
  ['why', /\bwhy\b|\breason\b|\bwarum\b|\bwieso\b/],
  ['who', /\bwhom?\b|\bwer\b|\bwem\b/],
  ['how', /\bhow\b|\bwie\b/],
  ['what', /\bwhat\b|\bwhich\b|\bwelche\w*\b|\bwas\b/],
];

export function createTextAnalyzer(): TextAnalyzer {
  const words = createTokenizer();
  return (text) => {
    const small = text.toLowerCase();
    const content = new Set<string>();
    const numbers = new Set<string>();
    for (const { stem, start, end } of words.tokenize(small)) {
      if (/\d/.test(stem)) numbers.add(stem);
      else if (!stopWordSet.has(small.slice(start, end))) content.add(stem);
    }
    const questionType = wanted.find(([, asks]) => asks.test(small))?.[0] ?? '';
    return { content, numbers, negated: negation.test(small), questionType };
  };
}

/**
 * What it costs, as a cosine, that two questions differ in more than their vectors say: those of "Week 4" and "Week 5",
 * or of "enable" and "disable", are all but the same. Chosen on help centres and rephrased questions:
 * docs/experiments/duplicates.md.
 */
const costs = {
  otherNumbers: 0.3,
  oneHasNumbers: 0.1,
  negated: 0.06,
  wants: 0.05,
  opposite: 0.15,
  exchanged: 0.08,
  added: 0.04,
  sameWords: -0.02,
} as const;

/** The cosine that two questions must reach, by how alike their answers are (0 to 1). */
const thresholds: readonly (readonly [alike: number, cosine: number])[] = [
  [0, 0.93],
  [0.3, 0.88],
  [0.9, 0.72],
  [0.98, 0.64],
  [1, 0.64],
];

/** No pair below this can pass, whatever its answers say. */
export const minCosine = 0.64;
/** "Please ask us." answers everything: short answers that are the same say less. */
const shortAnswer = { words: 6, alike: 0.9 } as const;
/** What is subtracted from a cosine when nobody knows which of several ways of asking it is of. */
const unsureWhich = 0.07;

function missing(from: ReadonlySet<string>, among: ReadonlySet<string>): number {
  let count = 0;
  for (const word of from) if (!among.has(word)) count++;
  return count;
}

/** How alike two answers are by their words, from 0 to 1. */
export function answerSimilarity(a: AnalyzedText, b: AnalyzedText): number {
  const all = a.content.size + b.content.size;
  const alike = all === 0 ? 1 : (2 * (a.content.size - missing(a.content, b.content))) / all;
  return all < 2 * shortAnswer.words ? Math.min(alike, shortAnswer.alike) : alike;
}

/** Each has a word that the other has not, such as the names of two products. */
export const eachHasOwnWords = (a: AnalyzedText, b: AnalyzedText): boolean =>
  missing(a.content, b.content) > 0 && missing(b.content, a.content) > 0;

/** The cosine of two questions less what distinguishes them. */
function adjustedCosine(a: AnalyzedText, b: AnalyzedText, cosine: number): number {
  const onlyA = missing(a.content, b.content);
  const onlyB = missing(b.content, a.content);
  const most = Math.max(a.content.size, b.content.size, 1);
  const numbers = missing(a.numbers, b.numbers) + missing(b.numbers, a.numbers);
  let left = cosine;
  if (numbers > 0)
    left -= a.numbers.size > 0 && b.numbers.size > 0 ? costs.otherNumbers : costs.oneHasNumbers;
  if (a.negated !== b.negated) left -= costs.negated;
  if (a.questionType !== '' && b.questionType !== '' && a.questionType !== b.questionType)
    left -= costs.wants;
  if (findAntonyms(a.content, b.content).length > 0) left -= costs.opposite;
  if (onlyA + onlyB === 0) left -= costs.sameWords;
  return left - (costs.exchanged * Math.min(onlyA, onlyB) + costs.added * Math.max(onlyA, onlyB)) / most;
}

function thresholdFor(alike: number): number {
  const above = thresholds.findIndex(([at]) => at >= alike);
  const [highAt, high] = thresholds[above] ?? [1, minCosine];
  const [lowAt, low] = thresholds[above - 1] ?? [highAt, high];
  return highAt === lowAt ? high : low + ((high - low) * (alike - lowAt)) / (highAt - lowAt);
}

/**
 * How far above the bar two questions are, from 0 up, or null when they ask different things. `alike` says how alike
 * their answers are, `cosine` how alike the vectors of the questions.
 */
export function sameQuestionMargin(
  a: AnalyzedText,
  b: AnalyzedText,
  cosine: number,
  alike: number,
): number | null {
  const above = adjustedCosine(a, b, cosine) - thresholdFor(alike);
  return above < 0 ? null : above;
}

/** The same for all ways of asking of two entries, where the cosine is that of some of them. */
export function bestQuestionMargin(
  a: readonly AnalyzedText[],
  b: readonly AnalyzedText[],
  cosine: number,
  alike: number,
): number | null {
  let best = -1;
  for (const one of a)
    for (const other of b)
      best = Math.max(best, sameQuestionMargin(one, other, cosine - unsureWhich, alike) ?? -1);
  return best < 0 ? null : best;
}
