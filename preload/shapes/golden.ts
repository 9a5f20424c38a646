import type { ConfidenceWord } from './base.ts';
import type { Statement } from './errors.ts';

/** How the answer of a golden question comes: its rank (1 is the best, null: not among the first ten) and the confidence. */
export interface GoldenRank {
  readonly rank: number | null;
  readonly confidence: ConfidenceWord;
  /** What comes first, in the library's own words; empty when nothing does. */
  readonly best: { readonly title: string; readonly text: string };
}

/** A question with the answer that must keep coming. */
export interface GoldenPair {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  /** Personal data masked; null when it cannot be read. */
  readonly question: string | null;
  readonly target: string;
  /** Null when the answer is gone. */
  readonly title: string | null;
  /** gone: its answer is no longer in the library. */
  readonly state: 'not run' | 'as before' | 'better' | 'worse' | 'gone';
  /** As it was when that was last accepted. */
  readonly baseline: GoldenRank;
  readonly current: GoldenRank | null;
}

/** Golden questions got worse, and nobody has decided about it yet. */
export interface GoldenRegression {
  readonly worse: number;
  /** What was done before, the last first and each once; empty when it is not known. */
  readonly causes: readonly Statement<GoldenCause>[];
  /** Whether `golden.revert` can undo what caused it. */
  readonly canRevert: boolean;
  /** What can be done where it cannot. */
  readonly wayOut: Statement<GoldenWayOut> | null;
}

/** What was done; `golden.causes` of locales/ words it, to follow "since". */
type GoldenCause =
  /** The `question` of the entry. */
  | 'entry_written'
  | 'entry_changed'
  | 'entries_removed'
  | 'entries_merged'
  | 'entries_added'
  | 'documents_removed'
  /** The `name` of the file. */
  | 'document_imported'
  /** `from` whom. */
  | 'pack_imported'
  | 'files_gone'
  | 'restored'
  | 'sample_removed'
  | 'model_changed'
  | 'glossary_changed'
  | 'reply_learned'
  | 'feedback_given'
  | 'learning_accepted'
  | 'learning_undone';

/** What can be done instead of undoing it; `golden.wayOut` of locales/ has the sentences. */
export type GoldenWayOut =
  | 'unknown'
  /** The `name` of the file. */
  | 'document_imported'
  | 'pack_imported'
  | 'files_gone'
  | 'sample_removed'
  | 'model_changed'
  | 'glossary_changed'
  | 'reply_learned'
  | 'feedback_given';

export interface GoldenOverview {
  /** What got worse first. */
  readonly pairs: readonly GoldenPair[];
  readonly regression: GoldenRegression | null;
  readonly running: boolean;
}
