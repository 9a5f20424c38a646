import type { CallInput, Draft, Question, Reading, Suggestion, Topic } from '../../preload/contract.ts';
import type { Inserted } from './insert.ts';

/** Where a message came from, for the line above it. */
export interface MessageSource {
  readonly from: 'pasted' | 'from clipboard' | 'from file' | 'from the sample shop';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A question and what the agent decided about it. */
export interface Asked {
  readonly question: Question;
  /** What the agent searched for instead, and what that found. */
  readonly byHand: { readonly text: string; readonly suggestions: readonly Suggestion[] } | null;
  /** The suggestion that stands in the reply. */
  readonly taken: Suggestion | null;
  /** Not part of the reply. */
  readonly leftOut: boolean;
  readonly notedAsGap: boolean;
  /** The closest answers are listed although none of them is good. */
  readonly showsClosest: boolean;
}

/** How a reply should sound. */
export type Voice = NonNullable<CallInput<'replies.compose'>['voice']>;

export interface Work {
  readonly source: MessageSource;
  readonly reading: Reading;
  /** Where the message goes, as it stands after a correction. */
  readonly topic: Topic;
  readonly asked: readonly Asked[];
  /** Index of the question that the number keys act on. */
  readonly active: number;
  /** The reply as suggested for what is taken now. */
  readonly draft: Draft;
  /** The reply as the agent has it. */
  readonly text: string;
  /** Snippets that the agent put in, in that order. */
  readonly inserted: readonly Inserted[];
  /** The text before the last exchange of an answer, while it can be taken back. */
  readonly before: { readonly draft: Draft; readonly text: string; readonly asked: readonly Asked[] } | null;
  /** Questions whose new answer was not put in, because the agent had rewritten the old one. */
  readonly kept: readonly number[];
  /** The agent does not hand it over although the desk proposes it. */
  readonly isProposalAside: boolean;
  /** The second person who looked at the reply, as typed; empty for nobody. */
  readonly lookedAtBy: string;
  /** How this one reply should sound; null for as in the settings. */
  readonly voice: Voice | null;
}

export type Finished = 'copied everything' | 'copied facts only' | 'handed over';

export const suggestionsOf = ({ question, byHand }: Asked): readonly Suggestion[] =>
  byHand?.suggestions ?? question.suggestions;

/** The library has no good answer, and the agent has found none by hand. */
export const isSilentOn = ({ taken, byHand, question }: Asked): boolean =>
  taken === null && byHand === null && question.verdict.word === 'no good answer';

/** Its draft was suggested, or something was taken since: while suggestions are held back, nothing is composed. */
export const isComposed = ({ reading, asked }: Work): boolean =>
  reading.held === null || asked.some(({ taken }) => taken !== null);

export const isEdited = ({ draft, text }: Pick<Work, 'draft' | 'text'>): boolean => text !== draft.text;

/** The questions of a new message, with what its draft already answers. */
function askedFrom({ questions, draft }: Reading): readonly Asked[] {
  const used = new Set(draft.pieces.flatMap(({ target }) => target ?? []));
  const open = new Set(
    draft.pieces.flatMap(({ from, question }) => (from === 'open' ? (question ?? []) : [])),
  );
  return questions.map((question) => {
    // An answer that serves two questions stands in the draft once, so it is looked for by what it is.
    const taken = question.suggestions.find(({ target }) => used.has(target)) ?? null;
    return {
      question,
      byHand: null,
      taken: open.has(question.number) ? null : taken,
      leftOut: false,
      notedAsGap: false,
      showsClosest: false,
    };
  });
}

/** A message as it was just read, with the draft that the desk suggests. */
export function workFrom(reading: Reading, source: MessageSource): Work {
  return {
    source,
    reading,
    topic: reading.topic,
    asked: askedFrom(reading),
    active: 0,
    draft: reading.draft,
    text: reading.draft.text,
    inserted: [],
    before: null,
    kept: [],
    voice: null,
    isProposalAside: false,
    lookedAtBy: '',
  };
}

/** The desk counts the answers that it was given; the window counts the questions of the message. */
export function renumbered(draft: Draft, included: readonly Asked[]): Draft {
  const numberOf = (place: number) => included[place - 1]?.question.number ?? place;
  return {
    text: draft.text,
    pieces: draft.pieces.map(({ from, text, question, target }) => ({
      from,
      text,
      question: question === null ? null : numberOf(question),
      target,
    })),
  };
}

/** What the journal is told of each question. */
export function shownQuestions(asked: readonly Asked[]): CallInput<'replies.commit'>['questions'] {
  return asked.map(({ question, byHand, taken, leftOut }) => {
    const all = [...(taken === null ? [] : [taken]), ...(byHand?.suggestions ?? []), ...question.suggestions];
    const unique = all.filter((one, at) => all.findIndex(({ target }) => target === one.target) === at);
    return {
      question: question.text,
      shown: unique.slice(0, 10).map(({ target, confidence }) => ({ target, confidence: confidence.value })),
      chosen: leftOut ? null : (taken?.target ?? null),
    };
  });
}
