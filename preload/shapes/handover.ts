import type { ConfidenceWord, DetailKind } from './base.ts';
import type { Statement } from './errors.ts';
import type { MoodSignal, MoodWord } from './mood.ts';
import type { RuleWhy } from './routing.ts';

/** Everything that a colleague needs to take a message over; each word is the customer's, the library's or the agent's. */
export interface HandoverSummary {
  /** Whom it goes to, by name or address; may be empty. */
  readonly to: string;
  /** The subject of the message or its queue, on one line and cut to what mail programs show; may be empty. */
  readonly about: string;
  /** The first sentences of the message that tell something, word for word. */
  readonly excerpt: string;
  readonly questions: readonly HandoverQuestion[];
  readonly facts: readonly { readonly kind: DetailKind; readonly text: string }[];
  /** How the message feels, what deserves attention, and the words that say so. */
  readonly mood: {
    readonly word: MoodWord;
    readonly signals: readonly MoodSignal[];
    readonly words: readonly string[];
  } | null;
  /** What rules say about the message. */
  readonly alarms: readonly Statement<RuleWhy>[];
  /** Why the desk itself proposed the handover. */
  readonly reasons: readonly Statement<RuleWhy>[];
  readonly note: string;
  readonly message: string;
}

export interface HandoverQuestion {
  readonly question: string;
  /**
   * How sure the best answer of the library was, or why nobody can tell: nothing was suggested (paused, or an experiment),
   * or the question was searched for by hand.
   */
  readonly verdict: ConfidenceWord | 'nothing was suggested' | 'searched by hand';
  readonly shown: readonly {
    readonly title: string;
    /** The document that it stands in; null for what was searched for by hand. */
    readonly source: string | null;
    readonly confidence: ConfidenceWord | 'found by hand';
    readonly decision: 'chosen' | 'rejected';
  }[];
}
