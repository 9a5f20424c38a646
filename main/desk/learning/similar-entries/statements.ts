import type { Disagreement, Span } from '../../../../preload/contract.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { comparableKind, extractFacts, type Fact, isSameFact } from './extract-facts.ts';
import {
  asksNeed,
  asksPrice,
  boundIn,
  consentIn,
  needIn,
  openingIn,
  paymentIn,
  saidAtOnce,
  type Position,
} from './positions.ts';
import { type Conflict, polarityOf } from './stances.ts';

/** What a short answer commits itself to. */
export interface Statement {
  readonly facts: readonly Fact[];
  /** Where it says that something is free or has to be paid, is open or closed, is so or is not; null where it does not. */
  readonly payment: Position | null;
  readonly opening: Position | null;
  readonly consent: Position | null;
  /** Where it says that something that was asked for is needed or not. */
  readonly need: Position | null;
  /** Whether a day is what was asked for. */
  readonly asksDay: boolean;
  /** What its numbers are. */
  readonly bound: 'least' | 'most' | null;
}

/** A longer answer says too many things for one of them to be what it states. */
const mostSentences = 3;
const mostCharacters = 320;

/** What makes a bare number a time of day or an amount. */
const aboutHours =
  /(?<![\p{L}])(?:open(?:s|ing)?|clos(?:e|es|ed|ing)|hours?|from \d+ (?:to|until) \d+|geöffnet|geschlossen|offen|schließ\p{L}*|öffn\p{L}*|öffnungszeiten|ouv(?:re|ert|erte|erts|rez|rons)|ferm(?:e|é|ez|ons)|horaires?|abr(?:e|en|ís|imos)|cierra\p{L}*|cerramos|abiert[oa]s?|apert[oaie]|chiud\p{L}*|apr(?:e|ono|iamo)|gesloten|openingstijden)(?![\p{L}])/iu;

const asksDay =
  /(?<![\p{L}])(?:(?:which|what) days?|(?:welche[mrn]?|an welche[mn]) (?:wochen)?tag(?:en)?|quels? jours?|qué días?|(?:che|quale) giorno|quali giorni|welke dag(?:en)?)(?![\p{L}])/iu;

/** What an answer to a question states; null when it says too much to be held against another one. */
export function statementOf(question: string, answer: string): Statement | null {
  if (answer.length > mostCharacters || splitSentences(answer, []).length > mostSentences) return null;
  const isAboutHours = aboutHours.test(question) || aboutHours.test(answer);
  const facts = extractFacts(answer, { start: 0, end: answer.length }).map((fact): Fact =>
    isAboutHours ? asTimeOfDay(fact, answer) : asSum(fact, answer),
  );
  const isConditional = facts.some(({ isThreshold }) => isThreshold === true);
  const amount = facts.find(
    ({ kind, value }) => (kind === 'money' || kind === 'number') && Number(value) > 0,
  );
  return {
    facts,
    payment: isConditional
      ? null
      : (paymentIn(answer) ??
        (asksPrice(question) && amount !== undefined
          ? { isPositive: false, start: amount.start, end: amount.end }
          : null)),
    opening: openingIn(answer) ?? (openingIn(question) === null ? null : saidAtOnce(answer)),
    consent: consentOf(question, answer),
    need: asksNeed(question) ? needIn(answer) : null,
    asksDay: asksDay.test(question),
    bound: boundIn(`${question} ${answer}`),
  };
}

/** Where it was asked how, "can" and "cannot" say no more than yes and no would. */
function consentOf(question: string, answer: string): Position | null {
  const said = deniesItsQuestion(question, answer) ?? polarityOf(answer) ?? consentIn(answer);
  return said === null || (said.start > 2 && asksHow.test(question)) ? null : said;
}

const asksHow =
  /^\P{L}*(?:how|what|when|where|why|which|who|wie|was|wann|wo|warum|welche\p{L}?|wer|comment|quel(?:le)?s?|quand|où|pourquoi|combien|qui|cómo|qué|cuándo|dónde|cuánt[oa]s?|quién|come|che|quando|dove|quant[oaie]|chi|hoe|wat|wanneer|waar|wie)(?!\p{L})/iu;

/** "From 9 to 13" and "à 18 h" where hours are spoken of. */
function asTimeOfDay(fact: Fact, answer: string): Fact {
  const isHour =
    (fact.kind === 'number' && Number(fact.value) <= 24) ||
    (fact.kind === 'days' && /^\d{1,2}\s?h$/i.test(answer.slice(fact.start, fact.end)));
  if (!isHour) return fact;
  const hours = fact.kind === 'number' ? Number(fact.value) : Number(fact.value) * 24;
  return { ...fact, kind: 'time of day', value: String(Math.round(hours * 60)) };
}

/** "5.90" where no hours are spoken of is a sum, with or without its currency. */
const asSum = (fact: Fact, answer: string): Fact =>
  fact.kind === 'number' && /^\d+[.,]\d\d$/.test(answer.slice(fact.start, fact.end))
    ? { ...fact, kind: 'money' }
    : fact;

/** "Is it suitable?" – "It is unsuitable": no. */
function deniesItsQuestion(question: string, answer: string): Position | null {
  for (const match of answer.matchAll(/(?<![\p{L}])(?:un|in|im|non-?)(\p{L}{4,})/giu)) {
    const [written, word = ''] = match;
    if (
      !question.toLowerCase().includes(word.toLowerCase()) ||
      question.toLowerCase().includes(written.toLowerCase())
    )
      continue;
    return { isPositive: false, start: match.index, end: match.index + written.length };
  }
  return null;
}

/** Kinds that say for what a statement holds: when they differ, both can be right. */
const scopes: ReadonlySet<string> = new Set(['weekday', 'date']);
/** A price for so many pieces or grams. */
const perAmount: ReadonlySet<string> = new Set(['grams', 'metres', 'pieces', 'how often']);
const amounts: ReadonlySet<string> = new Set(['money', 'number']);

/** Whether both commit themselves to something of one kind, the same or not: a price and opening hours have nothing to do with each other. */
export function areComparable(a: Statement, b: Statement): boolean {
  const kinds = new Set(b.facts.map(comparableKind));
  const both = (of: 'payment' | 'opening' | 'consent' | 'need'): boolean => a[of] !== null && b[of] !== null;
  return (
    a.facts.some((fact) => kinds.has(comparableKind(fact))) ||
    both('payment') ||
    both('opening') ||
    both('consent') ||
    both('need')
  );
}

/** Where two statements about the same thing cannot both be right. */
export function statementConflicts(a: Statement, b: Statement): readonly Conflict[] {
  // At least four and at most twelve can both be right.
  const areBounds = a.bound !== null && b.bound !== null && a.bound !== b.bound;
  const differing = areBounds ? [] : factKinds(a, b);
  const isScope = ({ about }: Conflict): boolean =>
    scopes.has(about) && !(about === 'weekday' && a.asksDay && b.asksDay);
  const others = differing.filter(({ about }) => !scopes.has(about));
  if (differing.some(isScope) || withinOneScope(others).length < others.length) return [];
  return [
    ...differing,
    ...opposite('free or paid', a.payment, b.payment),
    ...opposite('open or closed', a.opening, b.opening),
    ...opposite('yes or no', a.consent, b.consent),
    ...opposite('must or need not', a.need, b.need),
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
  return [...new Set(a.facts.map(comparableKind))].flatMap((comparable): readonly Conflict[] => {
    const [inA, inB] = [a, b].map(({ facts }) => facts.filter((fact) => comparableKind(fact) === comparable));
    const kind = inA?.[0]?.kind;
    if (kind === undefined || inA === undefined || inB === undefined || inB.length === 0) return [];
    const only = (here: readonly Fact[], there: readonly Fact[]): readonly Span[] =>
      here
        .filter((fact) => !there.some((other) => isSameFact(fact, other)))
        .map(({ start, end }) => ({ start, end }));
    const [onlyA, onlyB] = [only(inA, inB), only(inB, inA)];
    return onlyA.length > 0 && onlyB.length > 0 ? [{ about: kind, a: onlyA, b: onlyB }] : [];
  });
}
