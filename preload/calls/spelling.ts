import { z } from 'zod';
import { id } from '../shapes/schema.ts';
import type { SpellingReport } from '../shapes/spelling.ts';
import { call, messageText } from './call.ts';

/** The words that the shop writes and no dictionary has. */
export const spellingSchema = z
  .strictObject({
    on: z.boolean(),
    words: z.array(z.string().trim().min(1).max(80)).max(5_000).readonly(),
  })
  .readonly();

/** Spelling of a reply, by bundled dictionaries. */
export const spellingCalls = {
  /** Words that neither a dictionary nor the shop knows. */
  'spelling.check': call(z.strictObject({ caseId: id, text: messageText }))
    .for('agent')
    .returns<SpellingReport>(),
  /** At most five corrections of one word, most likely first. */
  'spelling.suggest': call(
    z.strictObject({ word: z.string().min(1).max(80), language: z.string().regex(/^[a-z]{2,3}$/) }),
  )
    .for('agent')
    .returns<readonly string[]>(),
  /** Adds a word that the shop writes like that; it stands in the settings. */
  'spelling.addWord': call(z.strictObject({ word: z.string().trim().min(1).max(80) }))
    .for('agent')
    .returns<null>(),
} as const;
