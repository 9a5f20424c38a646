import { z } from 'zod';
import type { HandoverSummary } from '../shapes/handover.ts';
import { id } from '../shapes/schema.ts';
import { call, messageText } from './call.ts';
import { writePath } from './path.ts';
import { shownQuestion } from './replies.ts';

const handOver = z.strictObject({
  /** Of the reading that is handed over. */
  caseId: id,
  message: messageText,
  note: z.string().max(5_000),
  questions: z.array(shownQuestion).max(50),
  /** Whom it goes to; null for whom the rule or the queue names. */
  to: z.string().max(200).nullable(),
});

/** How it is sent: a file is written where a person chose, a mail is a draft in her own mail program. */
const way = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('clipboard') }),
  z.strictObject({ by: z.literal('file'), path: writePath }),
  z.strictObject({ by: z.literal('mail') }),
]);

/** Handing a message over to a colleague. */
export const handoverCalls = {
  /** The summary as it would be sent, and its text; changes nothing. */
  'handovers.compose': call(handOver)
    .for('agent')
    .returns<{ readonly summary: HandoverSummary; readonly text: string }>(),
  /**
   * Sends the summary, then records that the message was handed over. Nothing is recorded when it could not be sent.
   * `copied` is true where it is on the clipboard: also for a mail that would have been too long to hold it.
   */
  'handovers.send': call(handOver.extend({ way })).for('agent').returns<{
    readonly text: string;
    readonly copied: boolean;
  }>(),
} as const;
