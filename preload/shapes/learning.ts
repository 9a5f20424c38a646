/** Why an answer was marked wrong for a message. */
export type WrongReason = 'wrong' | 'outdated' | 'incomplete' | 'not for this customer';

/**
 * What a reply taught. phrase: a way of asking that was answered with it. wrong: a message that it was the wrong answer
 * for. edit: words of it that were changed. new entry: an answer that was written from scratch, offered for review.
 */
export interface Learned {
  readonly kind: 'phrase' | 'wrong' | 'edit' | 'new entry';
  readonly id: string;
  readonly at: number;
  /** Who answered. */
  readonly by: string;
  /** What was asked, personal data masked; null for an edit, and while the key is not open. */
  readonly phrase: string | null;
  /** `e:` and an entry's id or `p:` and a passage's; null for an answer that no entry holds. */
  readonly target: string | null;
  /** Of the target; empty without one. */
  readonly title: string;
  /** Of what was marked wrong. */
  readonly wrong: { readonly reason: WrongReason; readonly comment: string | null } | null;
  /** The words before and after; null for other kinds and while the key is not open. */
  readonly change: { readonly before: string; readonly after: string } | null;
  /**
   * used: it counts in the search, or stands in the library. waiting: until the owner accepts it. faded: its answer has
   * changed since. noted: seen, and not often enough to be proposed. proposed: it waits among what is reviewed.
   */
  readonly state: 'used' | 'waiting' | 'faded' | 'noted' | 'proposed';
}
