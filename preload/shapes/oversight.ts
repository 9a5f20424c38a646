/** What a line of the decision log can be about. A new kind is a new word here. */
export type DecisionKind =
  'read' | 'reply' | 'hand-over' | 'wrong' | 'paused' | 'resumed' | 'pilot' | 'erased' | 'begun';

/** Names the last line of the log; written down elsewhere, it proves every line before it. */
export interface LogHead {
  readonly sequence: number;
  readonly hash: string;
}

/** One line for the list; its words stay closed. */
export interface DecisionRow {
  readonly sequence: number;
  readonly id: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly kind: string;
  /** How many questions the line is about, and how sure the least sure answer was. */
  readonly questions: number;
  readonly sureness: 'sure' | 'likely' | 'a guess' | 'no good answer' | null;
  /** How the reply came about: as suggested, edited, with another answer, or written by the agent; null where none was copied. */
  readonly taken: 'unedited' | 'edited' | 'replaced' | 'none' | null;
  /** Share of words, 0 to 1, that the agent changed; null where nothing was copied. */
  readonly changed: number | null;
  /** The agent: by name where the settings know it, otherwise by the short mark that stands in the log. */
  readonly by: string | null;
  readonly held: 'paused' | 'pilot' | null;
  /** kept: readable with the key; erased: they were, and are gone; none: no key was open. */
  readonly words: 'kept' | 'erased' | 'none';
}

/** A line opened: its facts, and its words where the key is open. */
export interface OpenedDecision extends DecisionRow {
  /** JSON, indented. */
  readonly facts: string;
  /** By name; null without the key, when they were erased and where none were kept. */
  readonly texts: readonly { readonly name: string; readonly text: string }[] | null;
  readonly hash: string;
}

export interface VerifiedLog {
  readonly lines: number;
  /** Lines whose words were erased on request; the log vouches for them as before. */
  readonly erased: number;
  readonly firstBroken: { readonly sequence: number; readonly why: string } | null;
  readonly head: LogHead | null;
  /** Whether the end is sealed by the key: locked when no key is open to look, none while nothing was sealed yet. */
  readonly seal: 'fits' | 'broken' | 'locked' | 'none';
  readonly ms: number;
}

/** What was erased, and where. */
export interface ErasedCustomer {
  /** Lines of the log whose words are gone, and the cases that they belong to. */
  readonly lines: number;
  readonly cases: number;
  /** What else named the customer and is gone. */
  readonly elsewhere: readonly { readonly place: string; readonly count: number }[];
  /** Records that could not be read, so nobody knows whether they name the customer. */
  readonly unread: number;
}

/** One side of the comparison. */
export interface PilotSide {
  /** Cases that were read; the other counts are among them. */
  readonly cases: number;
  readonly copied: number;
  readonly handedOver: number;
  /** Read, and nothing came of it. */
  readonly left: number;
  readonly taken: {
    readonly unedited: number;
    readonly edited: number;
    readonly replaced: number;
    readonly none: number;
  };
  /** From reading to copying or handing over, half of the cases took less; null while there are none. */
  readonly medianMs: number | null;
}

/** A difference between the sides, shown minus hidden. */
export interface PilotDifference {
  readonly what: 'time' | 'copied' | 'handed over';
  /** For time a share of it (−0.2 is a fifth quicker with suggestions), for the others a difference of rates. */
  readonly value: number | null;
  /** The truth lies between them in 95 of 100 such comparisons. */
  readonly low: number | null;
  readonly high: number | null;
  /** Cases that each side still needs before a difference means anything; null while that cannot be told. */
  readonly missing: number | null;
  /** One sentence that a person understands. */
  readonly sentence: string;
}

export interface PilotFigures {
  readonly on: boolean;
  readonly since: number | null;
  readonly shown: PilotSide;
  readonly hidden: PilotSide;
  readonly differences: readonly PilotDifference[];
  /** What it comes to, in one sentence. */
  readonly sentence: string;
}
