import { z } from 'zod';
import type { PastAnswersStatus, Proposal, ReviewCounts } from '../shapes.ts';
import { id, notBlank } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { readPath } from './path.ts';

/** What the shop answered before, offered as entries. Nothing of it is in the library until it is accepted. */
export const proposalCalls = {
  /**
   * Reads mailboxes, folders of mails and conversations (JSONL) in the background. Who the shop is, is guessed unless
   * `shopAddresses` (addresses or domains) says it. Fails with `vault_absent` or `vault_locked` where nothing may be stored.
   */
  'pastAnswers.start': call(
    z.strictObject({
      paths: z.array(readPath).min(1).max(1_000),
      shopAddresses: z.array(z.string().trim().min(1).max(320)).max(50).optional(),
    }),
  )
    .for('editor')
    .returns<null>(),
  'pastAnswers.status': call(nothing).for('editor').returns<PastAnswersStatus>(),
  'pastAnswers.cancel': call(nothing).for('editor').returns<null>(),
  'review.counts': call(nothing).for('editor').returns<ReviewCounts>(),
  /** Open ones, best first. */
  'proposals.list': call(z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .for('editor')
    .returns<{
      readonly total: number;
      readonly rows: readonly Proposal[];
    }>(),
  /** Makes an entry of it, or of the words as they were edited. */
  'proposals.accept': call(
    z.strictObject({
      id,
      fields: z
        .strictObject({
          question: notBlank(2_000),
          answer: notBlank(50_000),
          variants: z.array(notBlank(2_000)).max(200),
        })
        .optional(),
    }),
  )
    .for('editor')
    .returns<{ readonly entryId: string }>(),
  /** It does not come back, also not from other conversations. */
  'proposals.reject': call(z.strictObject({ id })).for('editor').returns<null>(),
  /** Undoes the last decision; the entry that was made is gone again. Null when there is none. */
  'proposals.undo': call(nothing).for('editor').returns<{ readonly id: string } | null>(),
} as const;
