import { z } from 'zod';
import { customerGroup } from '../shapes/audience.ts';
import type { Question, Reading } from '../shapes.ts';
import { id } from '../shapes/schema.ts';
import { call, messageText } from './call.ts';
import { readPath } from './path.ts';

/** Reading what a customer wrote, and searching for answers. */
export const messageCalls = {
  /** Reads a message, or the mail at a path (`.eml`, `.emlx`, `.msg`), and suggests answers for each question in it. */
  'messages.read': call(
    z.union([
      z.strictObject({
        text: messageText,
        /** The same as it was copied with its formatting: says where links lead, and all of it where there is no text. */
        html: z.string().max(2_000_000).optional(),
        /** Who wrote it, as a person says; otherwise its words say so, or nothing does. */
        customer: customerGroup.optional(),
        /** The reading that it was before, so that what its file said of it is not lost. */
        caseId: id.optional(),
        /** A person says that this case is no scam: it is read as any other, and the audit log says so. */
        notScam: z.literal(true).optional(),
      }),
      z.strictObject({ path: readPath }),
      /** A mail of the worklist, by its id. */
      z.strictObject({ worklistMail: id }),
    ]),
  )
    .for('agent')
    .returns<Reading>(),
  /** A manual search: the same search as for a question of a message; without a customer, for everybody. */
  'messages.search': call(
    z.strictObject({ text: z.string().min(1).max(5_000), customer: customerGroup.optional() }),
  )
    .for('agent')
    .returns<Question>(),
} as const;
