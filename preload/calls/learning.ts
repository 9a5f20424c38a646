import { z } from 'zod';
import { negativeFeedbackReason, type FeedbackItem } from '../shapes/learning.ts';
import { id } from '../shapes/schema.ts';
import { call } from './call.ts';

const ids = z.array(id).min(1).max(10_000);

/** What replies taught: seen, accepted and undone by the owner. */
export const learningCalls = {
  /**
   * An answer does not belong to a question: it is suppressed for messages like it. `right` does belong to it, where that is
   * known: it is suggested for them. `id` and `rightId` are for `learning.undo`; null when it is not stored, because no key
   * is open or nothing is learned.
   */
  'learning.addNegativeFeedback': call(
    z.strictObject({
      caseId: id,
      question: z.string().min(1).max(5_000),
      target: id,
      reason: negativeFeedbackReason,
      comment: z.string().max(1_000),
      right: id.optional(),
    }),
  )
    .for('agent')
    .returns<{ readonly id: string | null; readonly rightId: string | null }>(),
  /** Of all kinds, newest first. */
  'learning.list': call(z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .for('editor')
    .returns<{
      readonly total: number;
      readonly rows: readonly FeedbackItem[];
    }>(),
  /** Phrasings and negative feedback that are pending count from now on; what is proposed is accepted in the review. */
  'learning.accept': call(z.strictObject({ ids })).for('editor').returns<null>(),
  /**
   * Deletes what was learned: the named ones, or all. Entries that came of it go, and edits of entries are reverted,
   * unless they were changed since. Returns how many.
   */
  'learning.undo': call(z.union([z.strictObject({ ids }), z.strictObject({ all: z.literal(true) })]))
    .for('editor')
    .returns<{
      readonly undone: number;
    }>(),
} as const;
