import { z } from 'zod';
import type { Question, Reading } from '../shapes.ts';
import { call, messageText } from './call.ts';
import { readPath } from './path.ts';

/** Reading what a customer wrote, and searching for answers. */
export const messageCalls = {
  /** Reads a message, or the mail at a path (`.eml`, `.emlx`, `.msg`), and suggests answers for each question in it. */
  'messages.read': call(
    z.union([z.strictObject({ text: messageText }), z.strictObject({ path: readPath })]),
  ).returns<Reading>(),
  /** A manual search: the same search as for a question of a message. */
  'messages.search': call(z.strictObject({ text: z.string().min(1).max(5_000) })).returns<Question>(),
} as const;
