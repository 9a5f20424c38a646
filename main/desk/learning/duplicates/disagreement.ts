import type { Span } from '../../../../preload/contract.ts';
import { createWordReader } from '../../search/words.ts';
import { stopWords } from '../../search/stop-words.ts';
import { sentencesOf } from '../../messages/sentences.ts';
import { factsOf, type Fact } from './facts.ts';
import { opposites } from './opposites.ts';
import { type Clash, stanceClash, yesAgainstNo } from './stances.ts';

/** Where two answers to the same question cannot both be right. */
interface Disagreement {
  /** In words: 'days', 'money', 'yes or no', 'must or need not' … */
  readonly about: readonly string[];
  /** The words that disagree, in each answer. */
  readonly a: readonly Span[];
  readonly b: readonly Span[];
}

interface Said extends Span {
  readonly text: string;
  readonly stems: ReadonlyMap<string, Span>;
  readonly content: ReadonlySet<string>;
  readonly facts: readonly Fact[];
}

export type DisagreementFinder = (a: string, b: string) => Disagreement | null;

/** Sentences of an answer that are compared; a manual is no answer. */
const mostSentences = 40;
const keptAnswers = 500;
/** Share of the shorter sentence's words that must be in the other one, for both to be about the same thing. */
const aboutTheSame = { facts: 0.5, stance: 0.6, opposites: 0.5 } as const;
/** Words that disagree themselves, or that only count: they say nothing about what a sentence is about. */
const notAbout = new Set(
  'yes no unfortunately sorry not never can cannot must need required mandatory necessary optional possible allowed available free within about least most maximum minimum day days week weeks month months year years hour hours minutes euro euros eur usd working business percent'.split(
    ' ',
  ),
);

export function createDisagreementFinder(): DisagreementFinder {
  const words = createWordReader();
  const stop = new Set(stopWords.split(/\s+/));

  /** An answer is held against many: what it says is kept for as long as it is likely to be asked for again. */
  const kept = new Map<string, readonly Said[]>();
  function saidIn(text: string): readonly Said[] {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const said = read(text);
    if (kept.size >= keptAnswers) kept.clear();
    kept.set(text, said);
    return said;
  }

  function read(text: string): readonly Said[] {
    return sentencesOf(text, [])
      .slice(0, mostSentences)
      .map(({ start, end }) => {
        const part = text.slice(start, end);
        const stems = new Map<string, Span>();
        const content = new Set<string>();
        for (const word of words.read(part)) {
          const written = part.slice(word.start, word.end).toLowerCase();
          if (!stems.has(word.stem))
            stems.set(word.stem, { start: start + word.start, end: start + word.end });
          if (!stop.has(written) && !notAbout.has(written) && !/\d/.test(written)) content.add(word.stem);
        }
        return { start, end, text: part, stems, content, facts: factsOf(text, { start, end }) };
      });
  }

  return (a, b) => {
    const clashes: Clash[] = [];
    const lead = yesAgainstNo(a, b);
    if (lead !== null) clashes.push(lead);
    const [inA, inB] = [saidIn(a), saidIn(b)];
    const alone = inA.length === 1 && inB.length === 1;
    for (const one of inA) {
      const { other, share } = closest(one, inB);
      if (other === null) continue;
      // Two single sentences answer the question, whatever their words.
      const near = alone ? Math.max(share, aboutTheSame.facts) : share;
      if (near >= aboutTheSame.facts)
        clashes.push(...factClashes(one, other).filter(({ about }) => !sameFacts(about, inA, inB)));
      if (near >= aboutTheSame.opposites) clashes.push(...oppositeClashes(one, other));
      if (share < aboutTheSame.stance) continue;
      const stance = stanceClash(one, other) ?? negationClash(one, other);
      if (stance !== null) clashes.push(stance);
    }
    if (clashes.length === 0) return null;
    return {
      about: [...new Set(clashes.map(({ about }) => about))],
      a: inOrder(clashes.flatMap((clash) => clash.a)),
      b: inOrder(clashes.flatMap((clash) => clash.b)),
    };
  };
}

/** The sentence that shares most with another one, and how much of the shorter of both that is. */
function closest(
  one: Said,
  others: readonly Said[],
): { readonly other: Said | null; readonly share: number } {
  let best: Said | null = null;
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
function factClashes(one: Said, other: Said): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const kind of new Set(one.facts.map((fact) => fact.kind))) {
    const [inOne, inOther] = [one, other].map(({ facts }) => facts.filter((fact) => fact.kind === kind));
    if (inOne === undefined || inOther === undefined || inOther.length === 0) continue;
    const a = inOne.filter(({ value }) => !inOther.some((fact) => fact.value === value));
    const b = inOther.filter(({ value }) => !inOne.some((fact) => fact.value === value));
    if (a.length > 0 && b.length > 0) clashes.push({ about: kind, a: a.map(place), b: b.map(place) });
  }
  return clashes;
}

/** Whether both answers name the same of that kind, if in other sentences. */
function sameFacts(kind: string, a: readonly Said[], b: readonly Said[]): boolean {
  const named = (said: readonly Said[]): string =>
    said
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

function negationClash(one: Said, other: Said): Clash | null {
  const [inOne, inOther] = [denial.exec(one.text), denial.exec(other.text)];
  if ((inOne === null) === (inOther === null)) return null;
  let both = 0;
  for (const stem of one.content) if (other.content.has(stem)) both++;
  if (both === 0 || both / Math.max(one.content.size, other.content.size) < sameButForNot) return null;
  const spans = (match: RegExpExecArray | null, { start, end }: Said): readonly Span[] =>
    match === null
      ? [{ start, end }]
      : [{ start: start + match.index, end: start + match.index + match[0].length }];
  return { about: 'not', a: spans(inOne, one), b: spans(inOther, other) };
}

const place = ({ start, end }: Span): Span => ({ start, end });

function oppositeClashes(one: Said, other: Said): readonly Clash[] {
  const stems = (said: Said): ReadonlySet<string> => new Set(said.stems.keys());
  return opposites(stems(one), stems(other)).flatMap(([word, counter]): readonly Clash[] => {
    const [a, b] = [one.stems.get(word), other.stems.get(counter)];
    return a && b ? [{ about: 'opposite words', a: [a], b: [b] }] : [];
  });
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((x, y) => x.start - y.start);
  return sorted.filter((span, at) => at === 0 || span.start >= (sorted[at - 1]?.end ?? 0));
}
