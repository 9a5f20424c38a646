import type { DetailKind } from './base.ts';

/** Everything that a colleague needs to take a message over; each word is the customer's, the library's or the agent's. */
export interface HandoverSummary {
  /** Whom it goes to, by name or address; may be empty. */
  readonly to: string;
  readonly subject: string;
  /** The first sentences of the message that tell something, word for word. */
  readonly excerpt: string;
  readonly questions: readonly HandoverQuestion[];
  readonly facts: readonly { readonly kind: DetailKind; readonly text: string }[];
  /** How the message feels, what deserves attention, and the words that say so. */
  readonly mood: { readonly word: string; readonly words: readonly string[] } | null;
  /** What rules say about the message. */
  readonly alarms: readonly string[];
  /** Why the desk itself proposed the hand-over. */
  readonly reasons: readonly string[];
  readonly note: string;
  readonly message: string;
}

export interface HandoverQuestion {
  readonly question: string;
  /**
   * How sure the best answer of the library was: `sure`, `likely`, `a guess`, `no good answer`. Or why nobody can tell:
   * `nothing was suggested` (paused, or an experiment), `searched by hand`.
   */
  readonly verdict: string;
  readonly shown: readonly {
    readonly title: string;
    /** The document that it stands in; null for what was searched for by hand. */
    readonly source: string | null;
    /** As for `verdict`, or `found by hand`. */
    readonly confidence: string;
    readonly decision: 'chosen' | 'rejected';
  }[];
}
