import type { CallInput, Draft, Question, Reading, Suggestion, Routing } from '../../preload/contract.ts';
import type { InsertedSnippet } from './insert-snippet.ts';

/** Where a message came from, for the line above it. */
export interface MessageSource {
  readonly from:
    | 'pasted'
    | 'dropped'
    | 'from clipboard'
    | 'from file'
    | 'from the worklist'
    | 'from Thunderbird'
    | 'from the sample shop';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A question and what the agent decided about it. */
export interface Asked {
  readonly question: Question;
  /** What the agent searched for instead, and what that found. */
  readonly manualSearch: { readonly text: string; readonly suggestions: readonly Suggestion[] } | null;
  /** The suggestion that stands in the reply. */
  readonly chosen: Suggestion | null;
  /** Not part of the reply. */
  readonly leftOut: boolean;
  readonly addedAsGap: boolean;
  /** The closest answers are listed although none of them is good. */
  readonly showsClosest: boolean;
}

/** How a reply should sound. */
export type Voice = NonNullable<CallInput<'replies.compose'>['voice']>;

export interface ActiveCase {
  readonly source: MessageSource;
  readonly reading: Reading;
  /** Where the message goes, as it stands after a correction. */
  readonly routing: Routing;
  readonly asked: readonly Asked[];
  /** Index of the question that the number keys act on. */
  readonly active: number;
  /** The reply as suggested for the answers chosen now. */
  readonly draft: Draft;
  /** The reply as the agent has it. */
  readonly text: string;
  /** Snippets that the agent put in, in that order. */
  readonly inserted: readonly InsertedSnippet[];
  /** The state before the last change of an answer, while it can be undone. */
  readonly undoSnapshot: {
    readonly draft: Draft;
    readonly text: string;
    readonly asked: readonly Asked[];
  } | null;
  /** Questions whose new answer was not put in, because the agent had rewritten the old one. */
  readonly conflicts: readonly number[];
  /** The agent does not hand it over although the desk proposes it. */
  readonly isEscalationDismissed: boolean;
  /** The second person who reviewed the reply, as typed; empty for nobody. */
  readonly reviewedBy: string;
  /** How this one reply should sound; null for as in the settings. */
  readonly voice: Voice | null;
  /** The reply asks for what the shop still needs. */
  readonly asks: boolean;
}

/** What stays while the reply is typed. */
export type MessageInHand = Pick<
  ActiveCase,
  'source' | 'reading' | 'routing' | 'asked' | 'active' | 'isEscalationDismissed'
>;

export type CaseOutcome = 'copied everything' | 'copied facts only' | 'put into a draft' | 'handed over';

/** Where a reply goes: into a draft of its mail, where a mail program gave that. */
export type ReplyPlace = 'clipboard' | 'draft';
export const placeOf = ({ reading }: Pick<ActiveCase, 'reading'>): ReplyPlace =>
  reading.draftFor === null ? 'clipboard' : 'draft';

export const suggestionsOf = ({ question, manualSearch }: Asked): readonly Suggestion[] =>
  manualSearch?.suggestions ?? question.suggestions;

/** The library has no good answer, and a manual search has found none. */
export const hasNoGoodAnswer = ({ chosen, manualSearch, question }: Asked): boolean =>
  chosen === null && manualSearch === null && question.verdict.word === 'no good answer';

/** It is warned of, and nobody said that it is none. */
export const isScam = ({ reading }: Pick<ActiveCase, 'reading'>): boolean =>
  reading.scam?.isDismissed === false;

/** Its draft was suggested, or something was chosen since: while suggestions are withheld, nothing is composed. */
export const hasDraft = ({ reading, asked }: ActiveCase): boolean =>
  reading.suggestionsWithheld === null || asked.some(({ chosen }) => chosen !== null);

export const isEdited = ({ draft, text }: Pick<ActiveCase, 'draft' | 'text'>): boolean => text !== draft.text;

/** The questions of a new message, with what its draft already answers. */
function askedFrom({ questions, draft }: Reading): readonly Asked[] {
  const used = new Set(draft.pieces.flatMap(({ target }) => target ?? []));
  const open = new Set(
    draft.pieces.flatMap(({ from, question }) => (from === 'open' ? (question ?? []) : [])),
  );
  return questions.map((question) => {
    // An answer that serves two questions stands in the draft once, so it is looked for by what it is.
    const chosen = question.suggestions.find(({ target }) => used.has(target)) ?? null;
    return {
      question,
      manualSearch: null,
      chosen: open.has(question.number) ? null : chosen,
      leftOut: false,
      addedAsGap: false,
      showsClosest: false,
    };
  });
}

/** A message as it was just read, with the draft that the desk suggests. */
export function caseFrom(reading: Reading, source: MessageSource): ActiveCase {
  return {
    source,
    reading,
    routing: reading.routing,
    asked: askedFrom(reading),
    active: 0,
    draft: reading.draft,
    text: reading.draft.text,
    inserted: [],
    undoSnapshot: null,
    conflicts: [],
    voice: null,
    asks: false,
    isEscalationDismissed: false,
    reviewedBy: '',
  };
}

/**
 * The same message, read for another customer. What the agent chose, left out, searched for and wrote stays; where the
 * suggestion stood, the new one does.
 */
export function withReading(activeCase: ActiveCase, reading: Reading): ActiveCase {
  const suggested = askedFrom(activeCase.reading);
  const asked = askedFrom(reading).map((fresh, at): Asked => {
    const before = activeCase.asked[at];
    if (before === undefined || before.question.text !== fresh.question.text) return fresh;
    const isSuggested = before.chosen?.target === suggested[at]?.chosen?.target;
    return { ...before, question: fresh.question, chosen: isSuggested ? fresh.chosen : before.chosen };
  });
  // Questions that the agent added are none of the message's.
  const added = activeCase.asked.slice(reading.questions.length);
  return { ...activeCase, reading, asked: [...asked, ...added] };
}

/** With one more question at the end, which is the active one: what the agent searched for, and what that found. */
export function withAddedQuestion(
  { asked }: ActiveCase,
  found: Omit<Question, 'number' | 'start' | 'end'>,
): Pick<ActiveCase, 'asked' | 'active'> {
  const question = { ...found, number: asked.length + 1, start: 0, end: 0 };
  const added = {
    question,
    manualSearch: null,
    chosen: null,
    leftOut: true,
    addedAsGap: false,
    showsClosest: true,
  };
  return { asked: [...asked, added], active: asked.length };
}

/** The desk counts the answers that it was given; the window counts the questions of the message. */
export function renumberPieces(draft: Draft, included: readonly Asked[]): Draft {
  const numberOf = (place: number) => included[place - 1]?.question.number ?? place;
  return {
    ...draft,
    pieces: draft.pieces.map(({ from, text, question, target }) => ({
      from,
      text,
      question: question === null ? null : numberOf(question),
      target,
    })),
  };
}

/** What the audit log records of each question. */
export function questionsForAudit(asked: readonly Asked[]): CallInput<'replies.commit'>['questions'] {
  return asked.map(({ question, manualSearch, chosen, leftOut }) => {
    const all = [
      ...(chosen === null ? [] : [chosen]),
      ...(manualSearch?.suggestions ?? []),
      ...question.suggestions,
    ];
    const unique = all.filter((one, at) => all.findIndex(({ target }) => target === one.target) === at);
    return {
      question: question.text,
      shown: unique.slice(0, 10).map(({ target, confidence }) => ({ target, confidence: confidence.value })),
      chosen: leftOut ? null : (chosen?.target ?? null),
    };
  });
}
