import type { Disagreement, Span } from '../../../../preload/contract.ts';
import { createTokenizer } from '../../search/tokenizer.ts';
import { stopWordSet } from '../../search/stop-words.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { comparableKind, extractFacts, type Fact, isSameFact } from './extract-facts.ts';
import { findAntonyms } from './antonyms.ts';
import { withinOneScope } from './statements.ts';
import { type Conflict, stanceConflict, yesNoConflict } from './stances.ts';

/** Where two answers to the same question cannot both be right. */
interface Contradiction {
  /** In words: 'days', 'money', 'yes or no', 'must or need not' … */
  readonly about: readonly Disagreement[];
  /** The words that disagree, in each answer. */
  readonly a: readonly Span[];
  readonly b: readonly Span[];
}

interface AnalyzedSentence extends Span {
  readonly text: string;
  readonly stems: ReadonlyMap<string, Span>;
  readonly content: ReadonlySet<string>;
  readonly facts: readonly Fact[];
}

/** Where two answers to one question disagree; empty where they do not. */
export type ContradictionFinder = (a: string, b: string) => readonly Conflict[];

/** Sentences of an answer that are compared; a manual is no answer. */
const mostSentences = 40;
/** A longer answer says "can" and "cannot" of many things, and two sentences of it may share words by chance. */
const mostSentencesOfStances = 8;
const maxCachedAnswers = 500;
/** Share of the shorter sentence's words that must be in the other one, for both to be about the same thing. */
const aboutTheSame = { facts: 0.5, stance: 0.6, opposites: 0.5 } as const;
/** Words that disagree themselves, or that only count: they say nothing about what a sentence is about. */
const notAbout = new Set(
  'yes no unfortunately sorry not never can cannot must need required mandatory necessary optional possible allowed available free within about least most maximum minimum day days week weeks month months year years hour hours minutes euro euros eur usd working business percent'.split(
    ' ',
  ),
);

export function createContradictionFinder(): ContradictionFinder {
  const words = createTokenizer();

  /** An answer is compared with many: what it says is cached for as long as it is likely to be asked for again. */
  const cache = new Map<string, readonly AnalyzedSentence[]>();
  function saidIn(text: string): readonly AnalyzedSentence[] {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const sentences = read(text);
    if (cache.size >= maxCachedAnswers) cache.clear();
    cache.set(text, sentences);
    return sentences;
  }

  function read(text: string): readonly AnalyzedSentence[] {
    return splitSentences(text, [])
      .slice(0, mostSentences)
      .map(({ start, end }) => {
        const part = text.slice(start, end);
        const stems = new Map<string, Span>();
        const content = new Set<string>();
        for (const word of words.tokenize(part)) {
          const written = part.slice(word.start, word.end).toLowerCase();
          if (!stems.has(word.stem))
            stems.set(word.stem, { start: start + word.start, end: start + word.end });
          if (!stopWordSet.has(written) && !notAbout.has(written) && !/\d/.test(written))
            content.add(word.stem);
        }
        return { start, end, text: part, stems, content, facts: extractFacts(text, { start, end }) };
      });
  }

  return (a, b) => {
    const clashes: Conflict[] = [];
    const polarity = yesNoConflict(a, b);
    if (polarity !== null) clashes.push(polarity);
    const [inA, inB] = [saidIn(a), saidIn(b)];
    const isLong = Math.max(inA.length, inB.length) > mostSentencesOfStances;
    const alone = inA.length === 1 && inB.length === 1;
    for (const one of inA) {
      const { other, share } = closest(one, inB);
      if (other === null) continue;
      // Two single sentences answer the question, whatever their words.
      const near = alone ? Math.max(share, aboutTheSame.facts) : share;
      if (near >= aboutTheSame.facts)
        clashes.push(
          ...withinOneScope(factClashes(one, other)).filter(({ about }) => !sameFacts(about, inA, inB)),
        );
      if (isLong) continue;
      if (near >= aboutTheSame.opposites) clashes.push(...oppositeClashes(one, other));
      if (share < aboutTheSame.stance) continue;
      const stance = stanceConflict(one, other) ?? negationClash(one, other);
      if (stance !== null) clashes.push(stance);
    }
    return clashes;
  };
}

/** Conflicts as one contradiction, or null when there are none. */
export function toContradiction(clashes: readonly Conflict[]): Contradiction | null {
  if (clashes.length === 0) return null;
  return {
    about: [...new Set(clashes.map(({ about }) => about))],
    a: inOrder(clashes.flatMap((clash) => clash.a)),
    b: inOrder(clashes.flatMap((clash) => clash.b)),
  };
}

/** The sentence that shares most with another one, and how much of the shorter of both that is. */
function closest(
  one: AnalyzedSentence,
  others: readonly AnalyzedSentence[],
): { readonly other: AnalyzedSentence | null; readonly share: number } {
  let best: AnalyzedSentence | null = null;
  let bestShare = -1;
  for (const other of others) {
    let both = 0;
    for (const stem of one.content) if (other.content.has(stem)) both++;
    const fewest = Math.min(one.content.size, other.content.size);
    // One word in common is enough only where there are hardly any.
    const share = fewest === 0 || (both < 2 && fewest > 2) ? 0 : both / fewest;
    if (share > bestShare) [best, bestShare] = [other, share];
  }
  return { other: best, share: Math.max(0, bestShare) };
}

/** Facts of one kind of which each sentence has one that the other has not: more of them is no disagreement. */
function factClashes(one: AnalyzedSentence, other: AnalyzedSentence): readonly Conflict[] {
  const clashes: Conflict[] = [];
  for (const comparable of new Set(one.facts.map(comparableKind))) {
    const [inOne, inOther] = [one, other].map(({ facts }) =>
      facts.filter((fact) => comparableKind(fact) === comparable),
    );
    const kind = inOne?.[0]?.kind;
    if (kind === undefined || inOne === undefined || inOther === undefined || inOther.length === 0) continue;
    const a = inOne.filter((one) => !inOther.some((fact) => isSameFact(fact, one)));
    const b = inOther.filter((one) => !inOne.some((fact) => isSameFact(fact, one)));
    if (a.length > 0 && b.length > 0) clashes.push({ about: kind, a: a.map(place), b: b.map(place) });
  }
  return clashes;
}

/** Whether both answers name the same of that kind, if in other sentences. */
function sameFacts(kind: string, a: readonly AnalyzedSentence[], b: readonly AnalyzedSentence[]): boolean {
  const named = (sentences: readonly AnalyzedSentence[]): string =>
    sentences
      .flatMap(({ facts }) => facts)
      .filter((fact) => fact.kind === kind)
      .map(({ value }) => value)
      .sort()
      .join(' ');
  return named(a) === named(b);
}

const denial = /\b(?:not|never|no|nicht|kein(?:e|en|er)?)\b|n['’]t\b/i;
/** Of all the words of both sentences: a "not" only turns round what is otherwise the same. */
const sameButForNot = 0.6;

function negationClash(one: AnalyzedSentence, other: AnalyzedSentence): Conflict | null {
  const [inOne, inOther] = [denial.exec(one.text), denial.exec(other.text)];
  if ((inOne === null) === (inOther === null)) return null;
  let both = 0;
  for (const stem of one.content) if (other.content.has(stem)) both++;
  if (both === 0 || both / Math.max(one.content.size, other.content.size) < sameButForNot) return null;
  const spans = (match: RegExpExecArray | null, { start, end }: AnalyzedSentence): readonly Span[] =>
    match === null
      ? [{ start, end }]
      : [{ start: start + match.index, end: start + match.index + match[0].length }];
  return { about: 'not', a: spans(inOne, one), b: spans(inOther, other) };
}

const place = ({ start, end }: Span): Span => ({ start, end });

function oppositeClashes(one: AnalyzedSentence, other: AnalyzedSentence): readonly Conflict[] {
  const stems = (sentences: AnalyzedSentence): ReadonlySet<string> => new Set(sentences.stems.keys());
  return findAntonyms(stems(one), stems(other)).flatMap(([word, counter]): readonly Conflict[] => {
    const [a, b] = [one.stems.get(word), other.stems.get(counter)];
    return a && b ? [{ about: 'opposite words', a: [a], b: [b] }] : [];
  });
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((x, y) => x.start - y.start);
  return sorted.filter((span, at) => at === 0 || span.start >= (sorted[at - 1]?.end ?? 0));
}
