/** A question that had no good answer; personal data masked. */
export interface GapRow {
  readonly id: string;
  readonly at: number;
  readonly question: string;
  /** What an agent answered it with, masked; null when nothing was written, or it could not be told from the rest. */
  readonly answer: string | null;
  /** What the library answers it with by now. */
  readonly answeredBy: { readonly target: string; readonly title: string } | null;
}

/** How often something was asked, in weeks that end now. */
export interface GapTrend {
  readonly thisWeek: number;
  readonly lastWeek: number;
  /** Oldest first; the last one is this week. */
  readonly weeks: readonly number[];
  /** Null while too few asked to tell a direction from chance. */
  readonly direction: 'rising' | 'falling' | 'steady' | null;
}

/** Questions without an answer that mean the same. */
export interface GapCluster {
  readonly id: string;
  /** The words that set it apart; empty where there are none. */
  readonly label: string;
  /** The question that is closest to all others. */
  readonly example: string;
  readonly count: number;
  /** Messages that they stood in. */
  readonly cases: number;
  readonly trend: GapTrend;
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many of them an agent answered in her own words. */
  readonly answers: number;
  /** The first few, newest first. */
  readonly questions: readonly string[];
  /** What the library answers by now; null while one of the questions is without an answer. */
  readonly answeredBy: GapRow['answeredBy'];
}

export interface GapOverview {
  /** Most asked first; those that the library answers by now come last. */
  readonly clusters: readonly GapCluster[];
  /** Gaps that could not be read: they were changed or are damaged. */
  readonly unreadable: number;
  /** Questions are still being clustered. */
  readonly clustering: boolean;
}

/** What a cluster becomes an entry from; the answer is empty where no agent has written one. */
export interface GapDraft {
  /** Ids of the gaps that it answers: clusters may be formed anew while it is written. */
  readonly gaps: readonly string[];
  readonly question: string;
  readonly variants: readonly string[];
  readonly answer: string;
}
