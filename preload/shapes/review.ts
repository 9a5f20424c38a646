import type { WireError } from './errors.ts';
import type { EntryRow } from './entries.ts';

/** An entry of a pair, with the words of its answer that the other one has not. */
interface PairSide {
  readonly entry: EntryRow;
  readonly differences: readonly { readonly start: number; readonly end: number }[];
}

/** Two entries that ask the same. */
export interface EntryPair {
  readonly kind: 'duplicate' | 'contradiction';
  readonly a: PairSide;
  readonly b: PairSide;
  /** What the answers disagree about; empty for duplicates. */
  readonly about: readonly Disagreement[];
}

/** What two answers may name otherwise; `review.disagreements` of locales/ words it. */
export type FactKind =
  | 'days'
  | 'working days'
  | 'percent'
  | 'money'
  | 'grams'
  | 'metres'
  | 'degrees'
  | 'pieces'
  | 'number'
  | 'date'
  | 'weekday'
  | 'time of day'
  | 'how often';
export type Disagreement =
  | FactKind
  | 'free or paid'
  | 'open or closed'
  | 'yes or no'
  | 'must or need not'
  | 'may or may not'
  | 'delivery area'
  | 'not'
  | 'opposite words';

/**
 * A question that customers asked and the answer that the shop gave, without personal data: in a past conversation, or in a
 * reply that an agent wrote herself. An edit is an entry as agents change it again and again.
 */
export interface Proposal {
  readonly id: string;
  readonly source: 'past' | 'reply' | 'edit';
  /** Who wrote it; empty where nobody knows. */
  readonly by: string;
  /** What the entry answers now; null unless it is an edit. */
  readonly before: string | null;
  readonly question: string;
  readonly answer: string;
  /** Other ways in which it was asked. */
  readonly variants: readonly string[];
  /** How often it was asked, and how often of these it was answered like this. */
  readonly asked: number;
  readonly alike: number;
  /** Milliseconds since 1970; null where the conversations told no time. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The entry that answers it already: accepting adds the questions to it as variants, or changes it as proposed. */
  readonly entry: { readonly id: string; readonly question: string } | null;
}

export interface PastAnswersStatus {
  readonly state: 'idle' | 'reading' | 'analyzing' | 'done' | 'cancelled' | 'failed';
  readonly filesDone: number;
  readonly filesTotal: number;
  /** Conversations that were read, and those that held a question with an answer. */
  readonly conversations: number;
  readonly answered: number;
  /** Who was detected as the shop, most frequent first; a person may correct it. */
  readonly shopAddresses: readonly string[];
  /** Files that could not be read. */
  readonly failed: readonly {
    readonly name: string;
    readonly error: WireError;
  }[];
  /** Of the last run: new proposals. */
  readonly proposed: number;
  /** Why it failed; null in every other state. */
  readonly error: WireError | null;
}

export interface ReviewCounts {
  readonly proposals: number;
  readonly duplicates: number;
  readonly contradictions: number;
  /** Entries are being compared. */
  readonly comparing: boolean;
}
