import { z } from 'zod';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';

const schema = z.object({
  comment: z.string(),
  email: z.string(),
  order: z.string(),
  subject: z.string(),
  rating: z.object({ measure: z.enum(['csat', 'nps']), value: z.number() }).nullable(),
  ratedAt: z.number(),
});

/** What a customer wrote, as it was stored; null where it cannot be read. */
export function wordsIn(
  { id, content }: { readonly id: string; readonly content: Uint8Array },
  vault: Pick<Vault, 'decryptIfReadable'>,
): z.infer<typeof schema> | null {
  const text = vault.decryptIfReadable(content, encryptedTables.surveyAnswers.columns.content, id);
  return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
}
