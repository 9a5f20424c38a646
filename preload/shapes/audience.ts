import { z } from 'zod';
import type { Span } from './base.ts';
import type { Statement } from './errors.ts';

/** Whom an answer is for. What is for `staff` is suggested, and never put into a draft. */
export const audiences = ['everyone', 'private', 'business', 'members', 'staff'] as const;
export const audience = z.enum(audiences);
export type Audience = z.infer<typeof audience>;

/** What a customer who writes can be. Who is a member is a private customer, too. */
export const customerGroup = z.enum(['private', 'business', 'members']);
export type CustomerGroup = z.infer<typeof customerGroup>;

/** Where a file says whom it is for, with the words that say so. */
export interface AudienceSign {
  readonly from: 'name' | 'folder' | 'title' | 'field';
  readonly words: string;
}

/** Whom a document is for: as a person chose it, or else as its file says, or else everyone. */
export interface DocumentAudience {
  readonly value: Audience;
  readonly isChosen: boolean;
  /** What the file says; null when it says nothing. */
  readonly guess: { readonly value: Audience; readonly sign: AudienceSign } | null;
}

/** Who wrote a message, as far as it decides which answers are meant. */
export interface Customer {
  readonly group: CustomerGroup;
  /** The words of the message that say so, or null. */
  readonly place: Span | null;
  readonly why: Statement<CustomerWhy>;
}

/** Why a customer was taken for that; `why.customer` of locales/ has the sentences. */
type CustomerWhy =
  /** The `words` of the message. */
  | 'words'
  | 'nothing_said'
  /** All that the library knows is for this group. */
  | 'only_group'
  | 'chosen';
