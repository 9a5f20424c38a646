import type { Clause } from './clauses.ts';
import { contentWords } from './pleasantries.ts';
import { asksForOverdue, isRemedy } from './problem-statements.ts';

/** What is asked, asked for or told together, as the first and the last of the clauses that say it. */
export interface Request {
  readonly from: number;
  readonly to: number;
  /** The clauses that word it; the others between `from` and `to` are its story. */
  readonly worded: readonly number[];
  readonly kind: Clause['kind'];
}

/** What belongs to a request of what was told before it, in words. */
const longestStory = 60;
/** A request of no more words of its own leans on what was said before it. */
const fewWords = 3;

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const askedKinds = new Set<Clause['kind']>(['question', 'request', 'wish']);
export const isRequestKind = (kind: Clause['kind']): boolean => askedKinds.has(kind);

const pronoun =
  /\b(?:it|its|this|they|them|their|these|those|one|ones)\b|\b(?:of|on|for|about|with|after|is|was|to|by|than|stop|do) that\b|\b(?:that|any)\W*$/i;
/** It points at what was said before. */
const pointsBack = (clause: Clause): boolean => pronoun.test(clause.text) || clause.pointsBack;
/** It cannot be understood without what was said before. */
export const leans = (clause: Clause): boolean =>
  pointsBack(clause) && contentWords(clause.text).length <= fewWords;
/** It begins with what it goes on about: "It does not open." */
const goesOnAbout = ({ text }: Clause): boolean =>
  /^(?:but |and )?(?:it|they|this|that|he|she|nothing)\b/i.test(text);

/** They name the same thing, by words that begin alike. */
function sharesWords(one: Clause, other: Clause): boolean {
  // The small words of other languages are longer than the things that English ones name.
  const beginnings = ({ text, foreign }: Clause): readonly string[] =>
    contentWords(text).flatMap((word) =>
      word.length >= (foreign ? 8 : 4) ? [word.slice(0, foreign ? 7 : 5)] : [],
    );
  const known = new Set(beginnings(one));
  return beginnings(other).some((word) => known.has(word));
}

/** The last clauses that tell something before `at` and after what was asked before, up to so many words. */
export function storyBefore(clauses: readonly Clause[], at: number): readonly Clause[] {
  const story: Clause[] = [];
  let words = 0;
  for (let index = at - 1; index >= 0; index--) {
    const clause = clauses[index];
    if (clause === undefined || isRequestKind(clause.kind) || clause.kind === 'vague') break;
    if (clause.kind === 'pleasantry') continue;
    words += wordsIn(clause.text);
    if (story.length > 0 && words > longestStory) break;
    story.unshift(clause);
  }
  return story;
}

/** Puts together what belongs together: each clause that asks or tells is part of exactly one request. */
export function findRequests(clauses: readonly Clause[]): readonly Request[] {
  const found: Request[] = [];
  const anyAsked = clauses.some(({ kind }) => isRequestKind(kind));

  /** Adds a request that takes in those found from `from` on. */
  function add(request: Request): void {
    while ((found.at(-1)?.from ?? -1) >= request.from) found.pop();
    found.push(request);
  }
  const alone = (at: number, kind: Clause['kind']): Request => ({ from: at, to: at, worded: [at], kind });
  const toldFrom = (from: number, at: number, kind: Clause['kind']): Request => ({
    from,
    to: at,
    kind,
    worded: Array.from({ length: at - from + 1 }, (_, offset) => from + offset).filter(
      (index) => clauses[index]?.kind !== 'pleasantry',
    ),
  });

  /** "The lid is split. Also, do you sell …?" says that the first was asked, too. */
  function addBefore(at: number, clause: Clause): void {
    if (clause.opensAdding && clause.first && found.length === 0 && clauses[at - 1]?.kind === 'statement')
      add(alone(at - 1, 'told'));
  }

  function addTold(at: number, clause: Clause): void {
    const previous = found.at(-1);
    addBefore(at, clause);
    if (previous === undefined || previous.to !== at - 1 || !goesOnAbout(clause)) add(alone(at, 'told'));
    // "It does not open, and nothing happens" is one fault, told on; "Can I change it? It won't let me" one question.
    else if (previous.kind === 'told') add(toldFrom(previous.from, at, 'told'));
    else if (contentWords(clause.text).length <= fewWords) add({ ...previous, to: at });
    else add(alone(at, 'told'));
  }

  function addVague(at: number, clause: Clause): void {
    const story = storyBefore(clauses, at);
    if (story.length === 0 && found.length === 0 && !anyAsked) add(alone(at, 'vague'));
    // A bare "Please help" counts only where it is all that is asked.
    if (story.length === 0 || (anyAsked && !clause.text.includes('?'))) return;
    const fault = story.find(({ kind }) => kind === 'told') ?? story[0];
    add(toldFrom(fault === undefined ? at : clauses.indexOf(fault), at, 'vague'));
  }

  /** Whether what was told or wished just before and what is asked now want one thing. */
  function isOneWith(previous: Request, at: number, clause: Clause): boolean {
    const kinds = clauses.slice(previous.to + 1, at).map(({ kind }) => kind);
    const between = kinds.filter((kind) => kind === 'statement');
    const last = clauses[previous.to];
    // "Can you do that?" has asked for what was wished: the next question is another one.
    if (clause.adds || between.length > 1 || kinds.includes('vague') || last === undefined) return false;
    if (previous.kind === 'wish')
      return (
        between.length === 0 &&
        clause.kind === 'question' &&
        pointsBack(clause) &&
        !/^and\b/i.test(clause.text)
      );
    if (previous.kind !== 'told') return false;
    return (
      clause.tells ||
      pointsBack(clause) ||
      sharesWords(last, clause) ||
      asksForOverdue(last.text, clause.text) ||
      (clause.kind !== 'question' && isRemedy(clause.text)) ||
      clause.remedies
    );
  }

  function addAsked(at: number, clause: Clause): void {
    const previous = found.at(-1);
    const isEmpty = contentWords(clause.text).length === 0;
    if (isEmpty && previous === undefined && storyBefore(clauses, at).length === 0) return;
    // "Can I get a refund? Or a new one?" is one question.
    const goesOn =
      previous?.to === at - 1 &&
      isRequestKind(previous.kind) &&
      wordsIn(clause.text) <= 5 &&
      (isEmpty || /^or\b/i.test(clause.text));
    // "Do you run courses? I would like to give one to my wife" tells on; a wish to put something right is another request.
    const tellsOn =
      clause.kind === 'wish' &&
      previous?.to === at - 1 &&
      previous.kind === 'question' &&
      pointsBack(clause) &&
      !clause.adds &&
      !isRemedy(clause.text);
    if (goesOn) add({ ...previous, to: at, worded: [...previous.worded, at] });
    else if (tellsOn) add({ ...previous, to: at });
    else if (previous !== undefined && isOneWith(previous, at, clause))
      add({ from: previous.from, to: at, worded: [at], kind: clause.kind });
    else {
      addBefore(at, clause);
      add(alone(at, clause.kind));
    }
  }

  for (const [at, clause] of clauses.entries()) {
    if (clause.kind === 'told') addTold(at, clause);
    else if (clause.kind === 'vague') addVague(at, clause);
    else if (isRequestKind(clause.kind)) addAsked(at, clause);
  }
  return found;
}

/**
 * How far each request reaches in a message that asks nothing and only tells: what is told around a fault is the complaint, too, up to
 * the next one. First and last clauses, in the order given; those of a message that asks stay as they are.
 */
export function reachOf(
  clauses: readonly Clause[],
  requests: readonly Request[],
): readonly Pick<Request, 'from' | 'to'>[] {
  if (requests.some(({ kind }) => kind !== 'told')) return requests;
  const isStory = (at: number): boolean => clauses[at]?.kind === 'statement';
  return requests.map(({ from, to }, index) => {
    const next = requests[index + 1]?.from ?? clauses.length;
    let first = from;
    let last = to;
    // What stands between two belongs to the one before it.
    if (index === 0) while (isStory(first - 1)) first--;
    while (last + 1 < next && isStory(last + 1)) last++;
    return { from: first, to: last };
  });
}
