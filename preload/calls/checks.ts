import { z } from 'zod';
import type { Finding } from '../shapes/checks.ts';
import { id } from '../shapes/schema.ts';
import { recordOf } from '../shared/record-of.ts';
import { checkNames } from '../shared/reply-checks.ts';
import { call, messageText } from './call.ts';

const severity = z.enum(['block', 'warn', 'off']);

/** What is looked at before a reply is copied, and what follows. An unfilled placeholder always blocks. */
export const checksSchema = z
  .strictObject({
    ...recordOf(checkNames, severity),
    /** Words that a reply must not promise; `*` stands for any ending. */
    promiseWords: z.array(z.string().trim().min(1).max(200)).max(300).readonly(),
  })
  .readonly();

/** A question of the message as it stands when the reply is looked at, in the order of the message. */
const checkedQuestion = z.strictObject({
  question: z.string().max(5_000),
  /** Target of the answer that was chosen. */
  chosen: id.nullable(),
  /** On purpose: nobody expects an answer to it. */
  leftOut: z.boolean(),
});

/** Looking at a reply before it is copied. */
export const checkCalls = {
  /** What stands against copying the reply, what blocks first. `replies.commit` looks for the same again. */
  'replies.check': call(
    z.strictObject({
      /** Of the reading that it answers. */
      caseId: id,
      message: messageText,
      reply: messageText,
      questions: z.array(checkedQuestion).max(50),
    }),
  )
    .for('agent')
    .returns<readonly Finding[]>(),
} as const;
