import type { Measured } from './report.ts';

/** What is counted of the library; `dataAudit.issues` of locales/ has the names. */
type LibraryIssueKind =
  | 'contradictions'
  | 'duplicates'
  | 'due'
  | 'unchanged'
  | 'unused'
  | 'withoutCollection'
  | 'withoutAudience'
  | 'withoutLanguage';

/** What is mended by one key: an entry, a pair of entries, or a file. */
export interface LibraryIssueRow {
  readonly id: string;
  /** The other one of a pair. */
  readonly otherId: string | null;
  /** The question, or the name of the file. */
  readonly about: string;
  /** Times it was suggested to somebody: the more, the sooner it matters. */
  readonly suggested: number;
}

export interface LibraryIssue {
  readonly kind: LibraryIssueKind;
  readonly count: number;
  /** Of so many entries or files. */
  readonly of: number;
  /** The first ones, those that customers meet most often before the others. */
  readonly rows: readonly LibraryIssueRow[];
}

/** Why a question of a customer does not count as answered. */
export type UnansweredWhy =
  /** The library has no good answer. */
  | 'nothing'
  /** It has one that nobody has used in a reply yet. */
  | 'never_used'
  /** It has one that is changed nearly every time. */
  | 'changed';

export interface LibraryScore {
  /** Share of what customers asked that the library of today answers with something that agents use as it is. */
  readonly value: Measured;
  readonly unanswered: readonly {
    readonly why: UnansweredWhy;
    readonly count: number;
    /** A few of them, without personal data; the answer where there is one. */
    readonly examples: readonly {
      readonly question: string;
      readonly entryId: string | null;
      readonly title: string | null;
    }[];
  }[];
}

/** How the library is, and what there is to mend. */
export interface DataAudit {
  /** Null where it is not measured. */
  readonly score: LibraryScore | null;
  readonly notScored: 'no_key' | 'locked' | 'nothing_asked' | 'no_model' | null;
  /** What was asked most without a good answer. */
  readonly gaps: readonly { readonly cluster: string; readonly about: string; readonly messages: number }[];
  readonly issues: readonly LibraryIssue[];
  /** ISO 639-1, or null where nobody can tell; of the last 13 weeks' messages. */
  readonly languages: readonly {
    readonly language: string | null;
    readonly entries: number;
    readonly messages: number;
  }[];
  readonly queues: QueueLabels;
  /** Entries are still being compared. */
  readonly comparing: boolean;
}

/** Examples of queues against those that are most like them. */
export interface QueueLabels {
  readonly examples: number;
  /** Examples whose neighbours stand in another queue. */
  readonly disagreeing: readonly {
    readonly text: string;
    readonly queue: string;
    readonly neighbours: string;
  }[];
  /** Queues that nothing is known of but their name. */
  readonly withoutExamples: readonly string[];
}

/** What files would bring, before they are imported. */
export interface ImportAudit {
  readonly files: number;
  /** Files that were not looked at: they are beyond the first ones. */
  readonly filesLeft: number;
  readonly failed: number;
  readonly entries: number;
  /** How many of them were compared: the first ones. */
  readonly compared: number;
  /** Entries that ask what the library, or another entry of the files, asks already. */
  readonly known: number;
  /** Of these, the ones whose answers disagree. */
  readonly contradicting: number;
  readonly examples: readonly {
    readonly question: string;
    readonly known: string;
    readonly disagrees: boolean;
  }[];
  /** Questions without an answer that these would have one for. */
  readonly gapsAnswered: readonly { readonly about: string; readonly messages: number }[];
  readonly withoutTags: number;
  readonly languages: readonly { readonly language: string | null; readonly entries: number }[];
}
