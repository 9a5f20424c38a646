import type { Span } from '../../../preload/contract.ts';
import {
  contentWords,
  greetingLength,
  isCourtesy,
  isPleasantry,
  isRhetorical,
  isVague,
  needsNoAnswer,
  saysNothing,
} from './pleasantries.ts';
import { isPleased, settled } from './pleased.ts';
import { requestsFurther } from './coordinated-requests.ts';
import type { ClauseKind } from './clause-kind.ts';
import { foreignKind, isForeignCut, type Joint } from './forms/foreign-clauses.ts';
import type { LanguageForms } from './forms/language-forms.ts';
import { plainWords } from './forms/plain-words.ts';
import {
  asksFor,
  asksIndirectly,
  asksLikeChat,
  formWords,
  isDeclined,
  isImperative,
  isReported,
  isWish,
  lead,
  looksInverted,
  looksInvertedInside,
  isOwnPlan,
  opensLikeQuestion,
  saysWhoAsks,
  wishedOnce,
  withoutCondition,
} from './request-forms.ts';
import type { Sentence } from './sentences.ts';
import { isRemedy, statesProblem } from './problem-statements.ts';
import { readWords, type Word } from './word-tokens.ts';

/** A part of a sentence that asks or tells one thing, without the greeting before it. */
export interface Clause extends Span {
  readonly text: string;
  /** The greeting that stood before it, or empty. */
  readonly greeting: string;
  readonly kind: ClauseKind;
  /** It goes on from what was said before: "Also …", "And …". */
  readonly adds: boolean;
  /** It begins with the word that adds it ("Also, do you sell …?"): what stands before it was asked as well. */
  readonly opensAdding: boolean;
  /** It tells of a fault, also where it asks. */
  readonly tells: boolean;
  /** It points at what was said before, in the forms of a language other than English. */
  readonly pointsBack: boolean;
  /** Its language is another than English. */
  readonly foreign: boolean;
  /** It asks for what puts a fault right, likewise. */
  readonly remedies: boolean;
  /** It begins a sentence. */
  readonly first: boolean;
  /** It begins an item of a list. */
  readonly listed: boolean;
}

const withoutBlanks = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const isWord = ({ norm }: Word): boolean => /[\p{L}\p{N}]/u.test(norm);
const saidBy = (words: readonly Word[]): string =>
  words
    .filter(isWord)
    .map(({ norm }) => norm)
    .join(' ');
const withoutLead = (said: string): string => said.replace(lead, '');

const connectors = new Set(['and', 'but', 'also', 'plus', 'so', 'then', 'anyway', '&']);
const wh = new Set("how what when where which who why whose what's where's when's".split(' '));
const relative = new Set("who who's who've which whose where when".split(' '));
const listed = new Set('if whether how what why'.split(' '));
/** Behind these an inverted order of words is no new question. */
const bound = new Set(
  'i you we they he she it so as than neither nor only if that whether because not or'.split(' '),
);
/** Of so many words, what begins another matter only announces it. */
const announced = 4;
const objects = new Set('you it that this they'.split(' '));
const prepositions = new Set('from to with for by of at on about off near after'.split(' '));
const subordinate =
  /^(?:if|when|as|since|because|while|although|though|once|in case|should (?:it|there|this|that|they)|before|after|until|unless)\b/;
const ownSubject =
  /^(?:(?:and|but|also|plus) )*(?:the|my|our|it|one|i|we|this|that|these|those|your|you|there|nobody|nothing)\b/;
const additive =
  /^(?:and|also|plus|besides|furthermore|moreover|additionally|in addition|another|one more|apart from|too|second|secondly|et|und|y|außerdem|zudem|ferner|además|inoltre|e|ook|en)\b/;

/** It begins another matter, whatever it says of it. */
const opensAnother =
  /^(?:and |but |oh |then )*(?:(?:another|one more|one other|the other|the second|a second|the next|the last|one last|one final) (?:thing|point|matter|issue|problem)|(?:and |but )?then there(?:'s| is| are| was| were)|secondly|thirdly|on top of (?:that|this|it all)|besides)\b/;

/** What is said behind it takes back what stands before. */
const turns = /\b(?:but|however|unfortunately|only|although)\b/;
const inversionAfterOr =
  /^or (?:can|could|would|will|may|should|do|does|did|is|are) (?:i|you|we|they|it|there) \S+ \S/;
/** "How often …, how many bar …": the second is no clause of the first. */
const measured = /^how (?:many|much|long|often|far|big|large|soon) \S+ \S/;

const further = /\b(?:also|too|as well|another)\b/;

const asks = (said: string): boolean => looksInverted(said) || asksFor(said) || asksIndirectly(said);

/** What stands around the place before the word at `at`, as far as forms reach. */
function jointAt(
  words: readonly Word[],
  from: number,
  at: number,
  { text, mark }: { readonly text: string; readonly mark: string },
): Joint {
  const window = Math.max(0, at - 4 * formWords);
  const startOf = (word: number): number => words[word]?.start ?? 0;
  const here = words[at]?.start ?? text.length;
  const end = words[Math.min(words.length, at + formWords) - 1]?.end ?? text.length;
  return {
    mark,
    before: text.slice(startOf(Math.max(from, window)), here),
    frame: text.slice(startOf(window), here),
    behind: text.slice(here, end),
  };
}

/** Whether a new part begins at `at`; `from` is where the part before it begins. */
function isCut(
  words: readonly Word[],
  from: number,
  at: number,
  { text, forms }: { readonly text: string; readonly forms: LanguageForms | null },
): boolean {
  const before = words[at - 1];
  const here = words[at];
  if (before === undefined || here === undefined || !isWord(here)) return false;
  // Chats in scripts without blanks set one where others set a comma.
  const isGap =
    isWord(before) && before.end < here.start && [before, here].every(({ norm }) => withoutBlanks.test(norm));
  const mark = isWord(before) ? (isGap ? ',' : '') : before.norm;
  const spaced = before.end < here.start || (words[at - 2]?.end ?? 0) < before.start;
  if (/^[?!…;？！؟。]$|\p{Extended_Pictographic}/u.test(mark)) return true;
  if (mark === '.' && /\p{L}/u.test(here.norm))
    return spaced || /^\p{Lu}\p{Ll}|^I\b/u.test(text.slice(here.start));
  if (mark === ')' && /^\d{1,2}$/.test(words[at - 2]?.norm ?? '')) return true;
  if (/^[-–—:(]$/.test(mark) && !spaced) return false;
  if (forms !== null && isForeignCut(forms, jointAt(words, from, at, { text, mark }))) return true;
  const connected = connectors.has(here.norm);
  if (
    mark === '' &&
    !connected &&
    !wh.has(here.norm) &&
    !/^(?:can|could|will|would|should|do|does|did|may|is|are|was|has|have|please|i'd|i|we)$/.test(here.norm)
  )
    return false;
  const rest = saidBy(words.slice(at, at + formWords));
  const said = saidBy(words.slice(Math.max(from, at - formWords), at));
  if (subordinate.test(withoutLead(saidBy(words.slice(from, from + 4))))) return false;
  const body = withoutLead(rest);
  if (saysNothing(said) && mark !== ':') return false;
  if (mark === '(' || mark === ':' || mark === '-' || mark === '\u2013' || mark === '\u2014')
    return asks(body) || (mark !== '(' && statesProblem(body));
  const framed = asksIndirectly(saidBy(words.slice(Math.max(0, at - 4 * formWords), at)));
  if (mark === ',') {
    // ", or could I collect it?" is a question of its own, ", or a new one" is not.
    if (here.norm === 'or') return inversionAfterOr.test(rest) && asks(withoutLead(said));
    if (measured.test(rest) && asks(withoutLead(said))) return true;
    const item = connected ? (words[at + 1]?.norm ?? '') : here.norm;
    if (framed && (listed.has(item) || (connected && wh.has(item)))) return true;
    // ", which could be" goes on about what was just named.
    if (
      relative.has(here.norm) &&
      !(asks(withoutLead(said)) && (looksInvertedInside(rest) || /^who \w+s\b/.test(rest)))
    )
      return false;
    if (looksInverted(body) || (connected && (asks(body) || requestsFurther(withoutLead(said), rest))))
      return true;
    return (
      (ownSubject.test(rest) && (asksFor(body) || (statesProblem(body) && statesProblem(said)))) ||
      body.startsWith('please ') ||
      // "I am done with you, cancel the whole order."
      (isImperative(body) && ownSubject.test(said))
    );
  }
  if (connected) {
    const next = words[at + 1]?.norm ?? '';
    if (connectors.has(before.norm)) return false;
    // "Cancel it and refund me" is one request.
    const goesOn =
      here.norm === 'and' && isImperative(body) && asksFor(withoutLead(said)) && !asksIndirectly(body);
    if (looksInverted(body) || (asksFor(body) && !goesOn) || requestsFurther(withoutLead(said), rest))
      return true;
    if ((framed || asks(withoutLead(said))) && (wh.has(next) || listed.has(next))) return true;
    return (
      ownSubject.test(rest) &&
      statesProblem(body) &&
      (here.norm === 'but' || statesProblem(said) || asks(withoutLead(said)))
    );
  }
  // "… not bought from you do you repair it": behind a preposition, a word for somebody ends what is said.
  const isObject = objects.has(before.norm) && prepositions.has(words[at - 2]?.norm ?? '');
  if ((bound.has(before.norm) && !isObject) || connectors.has(before.norm)) return false;
  const near = words.slice(isObject ? at - 1 : Math.max(from, at - 5), isObject ? at - 1 : at);
  if (mark === '' && looksInvertedInside(rest))
    return !near.some(({ norm }) => wh.has(norm) || bound.has(norm)) && !framed;
  return false;
}

/** Pieces of the sentence's words, by first and last index. */
function cut(
  words: readonly Word[],
  given: { readonly text: string; readonly forms: LanguageForms | null },
): readonly (readonly Word[])[] {
  const parts: Word[][] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && !isCut(words, from, at, given)) continue;
    parts.push(words.slice(from, at));
    from = at;
  }
  return parts;
}

const leave =
  /^(?:is|would|will) (?:this|that|it)(?: be)? (?:ok|okay|alright|all right|fine|possible|allowed|a problem)(?: with you| for you)?$/;
const looksLikeQuestionOfFew = (said: string): boolean =>
  said.split(' ').length >= 3 &&
  contentWords(said).length === 0 &&
  wh.has(withoutLead(said).split(' ', 1)[0] ?? '');

function kindOf(
  text: string,
  words: readonly Word[],
  {
    first,
    listedAfter,
    next,
    forms,
    before,
  }: {
    readonly first: boolean;
    readonly listedAfter: string;
    readonly next: string;
    readonly forms: LanguageForms | null;
    readonly before: string;
  },
): ClauseKind {
  const head = words.filter(isWord).slice(0, 60);
  const said = saidBy(head);
  const body = withoutCondition(withoutLead(`${said} `).trim());
  const marked =
    /[?？؟][?!？！]*["'”’)\]」』]*$/.test(text) ||
    (/[;\u037e]$/.test(text) && /\p{Script=Greek}/u.test(text));
  // "Our greyhound has to come, is that ok?" asks about what stands before it.
  if (!first && leave.test(body)) return 'vague';
  if (isCourtesy(text) || needsNoAnswer(text)) return 'pleasantry';
  const foreign = forms === null ? null : foreignKind(forms, { text, marked, before });
  if (foreign !== null) return foreign;
  if (isVague(text) && head.length > 0) {
    return marked || asks(body) ? 'vague' : 'pleasantry';
  }
  // "Where is it?" asks about what was said before it.
  if (marked && looksLikeQuestionOfFew(said)) return 'question';
  // "Thanks for the parcel, but one cup is missing."
  if (isPleasantry(text)) return turns.test(said) && statesProblem(said) ? 'told' : 'pleasantry';
  if ((marked || looksInverted(body)) && isRhetorical(body, next)) return 'pleasantry';
  if (isReported(said) && !marked) return statesProblem(said) ? 'told' : 'statement';
  if (marked) return 'question';
  const item = body.split(' ', 1)[0] ?? '';
  if (
    listedAfter !== '' &&
    (wh.has(item) || listed.has(item)) &&
    (asksIndirectly(listedAfter) || asks(withoutLead(listedAfter)))
  )
    return 'request';
  if (looksInverted(body) && head.length >= 3) return 'question';
  if (/[\p{L}\p{N}]$/u.test(text) && head.length <= 10 && asksLikeChat(body)) return 'question';
  if (listedAfter !== '' && requestsFurther(withoutLead(listedAfter), said)) return 'request';
  if (asksIndirectly(said)) return 'question';
  // "We run a café and would like to change our bread" says who asks, unless it is a fault to be put right.
  if (!first && (saysWhoAsks.test(body) || isOwnPlan.test(body)) && !isRemedy(text)) return 'statement';
  // "I was hoping to swap my seats. All sorted now!"
  const isSettled = wishedOnce(body) && (isPleased(said) || settled.test(next));
  if (isWish(body) && !isSettled) return 'wish';
  if (asksFor(body) && !isSettled) return 'request';
  if (statesProblem(said) && !isDeclined(body)) return 'told';
  if (
    first &&
    opensLikeQuestion(body) &&
    /^(?:can|could|will|would|shall|should|may|might|do|does|is|are)\b/.test(body) &&
    head.length >= 4
  )
    return 'question';
  return first && opensAnother.test(said) && head.length > announced && !isPleased(said)
    ? 'told'
    : 'statement';
}

/** The parts of a sentence, in order, each with what it does; `after` is the sentence that follows, or empty. */
export function splitClauses(
  sentence: Sentence,
  after: string,
  forms: LanguageForms | null = null,
): readonly Clause[] {
  const skipped = greetingLength(sentence.text);
  const text = sentence.text.slice(skipped);
  const parts = cut(readWords(text), { text, forms });
  return parts.flatMap((words, at): readonly Clause[] => {
    const from = words.find(isWord)?.start;
    if (from === undefined) return [];
    const next = parts[at + 1]?.[0];
    let end = at + 1 < parts.length ? (next?.start ?? text.length) : text.length;
    const part = text.slice(from, end).replace(/(?:[\s,;(–—-]|(?<=\s)\d{1,2}\))+$/u, '');
    end = from + part.length;
    const following = next === undefined ? after : text.slice(next.start);
    const said = saidBy(words.slice(0, 4));
    const plain = forms === null ? '' : plainWords(part);
    const opensAdding = at === 0 && (additive.test(said) || forms?.adds.test(plain) === true);
    return [
      {
        start: sentence.start + skipped + from,
        end: sentence.start + skipped + end,
        text: part,
        greeting: at === 0 ? sentence.text.slice(0, skipped) : '',
        kind: kindOf(part, words, {
          first: at === 0,
          listedAfter: saidBy(
            parts
              .slice(Math.max(0, at - 4 * formWords), at)
              .flat()
              .slice(-4 * formWords),
          ),
          next: following,
          forms,
          before: at === 0 ? '' : text.slice(parts[Math.max(0, at - 3)]?.[0]?.start ?? 0, from),
        }),
        opensAdding,
        adds:
          opensAdding ||
          further.test(saidBy(words.slice(0, 7))) ||
          forms?.also.test(plain.split(' ', 7).join(' ')) === true,
        tells: statesProblem(saidBy(words.slice(0, 60))) || forms?.told.test(plain) === true,
        pointsBack: forms !== null && !forms.joins.test(plain) && forms.pointsBack.test(plain),
        foreign: forms !== null,
        remedies: forms?.remedy.test(plain) ?? false,
        first: at === 0,
        listed: at === 0 && sentence.listed === true,
      },
    ];
  });
}
