import { z } from 'zod';
import type { Span } from './base.ts';

/** What a reply is looked at for before it is copied; see replies/checks. */
export const findingKind = z.enum([
  /** A placeholder that nobody has filled. Always blocks. */
  'unfilledPlaceholder',
  /** A name or an address of somebody else. */
  'otherCustomer',
  /** Words of an entry that is for the agent's eyes. */
  'internalText',
  /** A phone number, an address, a card of somebody who is neither the customer nor the shop. */
  'thirdParty',
  /** Words that the owner does not want promised. */
  'promises',
  /** A question that is neither answered nor left out. */
  'unanswered',
  'wrongLanguage',
  /** A second person has to look at it. Blocks until there is a name. */
  'secondLook',
]);
export type FindingKind = z.infer<typeof findingKind>;

/** How a finding is put right in one go. */
type FindingFix =
  | (Span & { readonly by: 'replace'; readonly label: string; readonly replacement: string })
  | { readonly by: 'leave out'; readonly label: string; readonly question: number };

/** A line of what was found in a reply, with its place there; empty (`start` = `end`) for what is missing. */
export interface Finding extends Span {
  readonly kind: FindingKind;
  readonly severity: 'block' | 'warn';
  /** The words of the reply at its place; for a question without an answer the question. */
  readonly words: string;
  /** One sentence for a person. */
  readonly why: string;
  /** Number of the question it belongs to, if any. */
  readonly question: number | null;
  readonly fix: FindingFix | null;
}
