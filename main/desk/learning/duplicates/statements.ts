import type { Disagreement, Span } from '../../../../preload/contract.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { type Conflict, polarityOf } from './stances.ts';

/** What a short answer commits itself to. */
export interface Statement {
  readonly facts: readonly Fact[];
  /** Where it says that something is free or has to be paid, is open or closed, is so or is not; null where it does not. */
  readonly payment: Position | null;
  readonly opening: Position | null;
  readonly consent: Position | null;
}

interface Position extends Span {
  readonly isPositive: boolean;
}

/** A longer answer says too many things for one of them to be what it states. */
const mostSentences = 3;
const mostCharacters = 320;

const free =
  /\b(?:free|gratis|complimentary|at no (?:extra )?c(?:ost|harge)|no (?:extra )?(?:charge|fee|cost)|without (?:a )?(?:charge|fee)|(?:is|are) included|we (?:pay|bear|cover)|(?:at|on) (?:our|us)(?: own)?(?: expense| cost)?|paid by us|kostenlos|kostenfrei|gratuit\w*)\b/iu;
const paid =
  /\b(?:(?:you|customers?|buyers?|recipients?|guests?|senders?) (?:must |have to |has to |then )?(?:pays?|bears?|covers?)|(?:paid|borne|covered|charged)(?: for)? (?:to|by) (?:you|the (?:customer|buyer|recipient|guest|sender))|(?:at|for) (?:your|the (?:customer|buyer|recipient|guest|sender)['’]?s?)(?: own)? (?:expense|cost|account)|not free|is charged|are charged|not included|kostenpflichtig|payant\w*)\b/iu;
const closed =
  /\b(?:closed|closes? (?:all day|on)|day off|not open|shut|geschlossen|ruhetag|fermé\w*|cerrad[oa]s?)\b/iu;
const open = /\b(?:open|opens|opening|geöffnet|offen|ouvert\w*|abiert[oa]s?)\b/iu;
/** What makes a bare number a time of day or an amount. */
const aboutHours = /\b(?:open(?:s|ing)?|clos(?:e|es|ed|ing)|hours?|from \d+ (?:to|until) \d+)\b/iu;

/** What an answer to a question states; null when it says too much to be held against another one. */
export function statementOf(question: string, answer: string): Statement | null {
  if (answer.length > mostCharacters || splitSentences(answer, []).length > mostSentences) return null;
  const isAboutHours = aboutHours.test(question) || aboutHours.test(answer);
  const facts = extractFacts(answer, { start: 0, end: answer.length }).map((fact): Fact =>
    isAboutHours && fact.kind === 'number' && Number(fact.value) <= 24
      ? { ...fact, kind: 'time of day', value: String(Number(fact.value) * 60) }
      : fact,
  );
  const amount = facts.find(
    ({ kind, value }) => (kind === 'money' || kind === 'number') && Number(value) > 0,
  );
  const position = (match: RegExpExecArray | null, isPositive: boolean): Position | null =>
    match === null ? null : { isPositive, start: match.index, end: match.index + match[0].length };
  const pays = position(paid.exec(answer), false);
  const isAsked =
    free.test(question) || /\b(?:pays?|costs?|charges?|price|fees?|expenses?)\b/iu.test(question);
  return {
    facts,
    payment:
      pays ??
      position(free.exec(answer), true) ??
      (isAsked && amount !== undefined ? { isPositive: false, start: amount.start, end: amount.end } : null),
    opening: position(closed.exec(answer), false) ?? position(open.exec(answer), true),
    consent: polarityOf(answer),
  };
}

/** Kinds that say for what a statement holds: when they differ, both can be right. */
const scopes: ReadonlySet<string> = new Set(['weekday', 'date']);
/** A price for so many pieces or grams. */
const perAmount: ReadonlySet<string> = new Set(['grams', 'metres', 'pieces']);
const amounts: ReadonlySet<string> = new Set(['money', 'number']);

/** Where two statements about the same thing cannot both be right. */
export function statementConflicts(a: Statement, b: Statement): readonly Conflict[] {
  const differing = factKinds(a, b);
  if (differing.some(({ about }) => scopes.has(about)) || withinOneScope(differing).length < differing.length)
    return [];
  return [
    ...differing,
    ...opposite('free or paid', a.payment, b.payment),
    ...opposite('open or closed', a.opening, b.opening),
    ...opposite('yes or no', a.consent, b.consent),
  ];
}

/** Facts that differ, but not when they are of different days or amounts: then both can be right. */
export function withinOneScope(differing: readonly Conflict[]): readonly Conflict[] {
  const has = (kinds: ReadonlySet<string>): boolean => differing.some(({ about }) => kinds.has(about));
  const isOfAnother = (has(scopes) && differing.length > 1) || (has(amounts) && has(perAmount));
  return isOfAnother ? [] : differing;
}

function opposite(about: Disagreement, a: Position | null, b: Position | null): readonly Conflict[] {
  if (a === null || b === null || a.isPositive === b.isPositive) return [];
  return [{ about, a: [{ start: a.start, end: a.end }], b: [{ start: b.start, end: b.end }] }];
}

function factKinds(a: Statement, b: Statement): readonly Conflict[] {
  return [...new Set(a.facts.map(({ kind }) => kind))].flatMap((kind): readonly Conflict[] => {
    const [inA, inB] = [a, b].map(({ facts }) => facts.filter((fact) => fact.kind === kind));
    if (inA === undefined || inB === undefined || inB.length === 0) return [];
    const only = (here: readonly Fact[], there: readonly Fact[]): readonly Span[] =>
      here
        .filter(({ value }) => !there.some((fact) => fact.value === value))
        .map(({ start, end }) => ({ start, end }));
    const [onlyA, onlyB] = [only(inA, inB), only(inB, inA)];
    return onlyA.length > 0 && onlyB.length > 0 ? [{ about: kind, a: onlyA, b: onlyB }] : [];
  });
}
