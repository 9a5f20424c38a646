import { z } from 'zod';
import { id, type ShapeOf } from './schema.ts';

/** A piece of a draft knows where its words come from. */
export const draftPiece = z.strictObject({
  /** needs: what the shop still needs from the customer, in the words of a queue's settings. */
  from: z.enum(['setting', 'source', 'snippet', 'needs', 'open']),
  text: z.string().max(50_000),
  /** The question it belongs to, if any. */
  question: z.int().min(1).nullable(),
  /** `e:` and an entry's id, `p:` and a passage's, `s:` and a snippet's, or null. */
  target: id.nullable(),
});
export type DraftPiece = ShapeOf<typeof draftPiece>;

export interface Draft {
  readonly pieces: readonly DraftPiece[];
  /** The pieces joined: what the agent edits. */
  readonly text: string;
}
