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

/** What could be in a draft and is not, for the agent to choose. */
interface DraftOffers {
  /** What the shop still needs from the customer and the draft does not ask for, in the words of a queue's settings. */
  readonly asks: readonly string[];
  /** Tones in which it would read otherwise than as it is written. */
  readonly tones: readonly ('formal' | 'friendly')[];
  /** Whether it would be shorter: some answer has a short wording. */
  readonly hasShort: boolean;
}

export interface Draft {
  readonly pieces: readonly DraftPiece[];
  /** The pieces joined: what the agent edits. */
  readonly text: string;
  /** Left out where nothing is suggested. */
  readonly offers?: DraftOffers;
}
