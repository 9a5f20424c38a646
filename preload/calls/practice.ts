import { z } from 'zod';
import { type PracticeMail, practiceHints, type PracticeResult } from '../shapes/practice.ts';
import { id } from '../shapes/schema.ts';
import { call } from './call.ts';

/** Past mails to practise on. Nothing of who practises is kept. */
export const practiceCalls = {
  /** Another mail than the one before; null where there is none. Rejects while no key is open. */
  'practice.next': call(z.strictObject({ after: id.nullable() }))
    .for('agent')
    .returns<PracticeMail | null>(),
  /** One kind of help, as lines. Throws `not_found` for a mail whose words are gone. */
  'practice.hint': call(z.strictObject({ id, kind: z.enum(practiceHints) }))
    .for('agent')
    .returns<readonly string[]>(),
  /** One's own reply beside the shop's. Throws `not_found` and `model_unavailable`. */
  'practice.compare': call(z.strictObject({ id, reply: z.string().min(1).max(20_000) }))
    .for('agent')
    .returns<PracticeResult>(),
} as const;
