import { z } from 'zod';

/** Why an answer was marked wrong for a message. */
export const negativeFeedbackReason = z.enum(['wrong', 'outdated', 'incomplete', 'not for this customer']);
export type NegativeFeedbackReason = z.infer<typeof negativeFeedbackReason>;

/**
 * What a reply taught. phrasing: a question as a customer put it, answered with the target. negative feedback: a message
 * that it was the wrong answer for. edit: words of it that were changed. new entry: an answer that an agent wrote herself,
 * offered for review.
 */
export interface FeedbackItem {
  readonly kind: 'phrasing' | 'negative feedback' | 'edit' | 'new entry';
  readonly id: string;
  readonly at: number;
  /** Who answered. */
  readonly by: string;
  /** The question, personal data masked; null for an edit, and while the key is not open. */
  readonly phrase: string | null;
  /** `e:` and an entry's id or `p:` and a passage's; null for an answer that no entry holds. */
  readonly target: string | null;
  /** Of the target; empty without one. */
  readonly title: string;
  /** Of what was marked wrong. */
  readonly negativeFeedback: {
    readonly reason: NegativeFeedbackReason;
    readonly comment: string | null;
  } | null;
  /** The words before and after; null for other kinds and while the key is not open. */
  readonly change: { readonly before: string; readonly after: string } | null;
  /**
   * used: it counts in the search, or stands in the library. pending: until the owner accepts it. stale: its answer has
   * changed since. recorded: seen, and not often enough to be proposed. proposed: it waits among what is reviewed.
   */
  readonly state: 'used' | 'pending' | 'stale' | 'recorded' | 'proposed';
}
