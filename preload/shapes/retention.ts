/** What words are kept of, each for a time of its own. */
export const retentionKinds = ['cases', 'handovers', 'gaps', 'minedMail', 'formDrafts', 'learned'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** Months that words of each kind stay; null for good. */
export type RetentionMonths = Readonly<Record<RetentionKind, number | null>>;

/** What is there of a kind, and what of it is due. */
export interface RetentionRow {
  readonly kind: RetentionKind;
  /** Null for good. */
  readonly months: number | null;
  readonly stored: number;
  /** When the oldest is from; null where nothing is stored. */
  readonly oldest: number | null;
  /** How many are older than they may be, and when the next ones will be; null for never. */
  readonly due: number;
  readonly nextAt: number | null;
}

export interface RetentionStatus {
  readonly rows: readonly RetentionRow[];
  /** Nobody has agreed to these months yet, so nothing goes by them. */
  readonly needsYes: boolean;
  /** The clock is far ahead of when the desk was last used, so nothing goes until a person says that it is right. */
  readonly clock: { readonly now: number; readonly last: number } | null;
  /** When something went last, and how much. */
  readonly last: { readonly at: number; readonly count: number } | null;
}
