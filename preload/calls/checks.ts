import { z } from 'zod';
import type { Finding, FindingKind } from '../shapes.ts';
import { call, id, messageText } from './call.ts';

export const findingKind = z.enum([
  'unfilledPlaceholder',
  'otherCustomer',
  'internalText',
  'thirdParty',
  'promises',
  'unanswered',
  'wrongLanguage',
  'secondLook',
] satisfies readonly FindingKind[]);

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
  ).returns<readonly Finding[]>(),
} as const;
