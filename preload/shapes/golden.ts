import type { ConfidenceWord } from './base.ts';

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
  /** Since when, to follow "since": `“returns.md” was read`. Empty when it is not known. */
  readonly since: string;
  /** Whether `golden.revert` can undo what caused it; otherwise `cannotRevertReason` says in a sentence what can be done. */
  readonly canRevert: boolean;
  readonly cannotRevertReason: string;
}

export interface GoldenOverview {
  /** What got worse first. */
  readonly pairs: readonly GoldenPair[];
  readonly regression: GoldenRegression | null;
  readonly running: boolean;
}
