import { z } from 'zod';
import { checkNames } from '../shared/reply-checks.ts';
import type { Span } from './base.ts';
import type { Statement } from './errors.ts';

/** What a reply is looked at for before it is copied; see replies/checks. */
export const findingKind = z.enum([
  /** A placeholder that nobody has filled. Always blocks. */
  'unfilledPlaceholder',
  /** A second person has to look at it. Blocks until there is a name. */
  'secondLook',
  ...checkNames,
]);
export type FindingKind = z.infer<typeof findingKind>;

/** Why something was found; `checks.why` of locales/ has the sentences. */
export type FindingWhy =
  /** Who is greeted, and who wrote: `words`, `name`. */
  | 'greets_other'
  /** `title` of the entry. */
  | 'internal'
  | 'placeholder'
  | 'placeholder_agent'
  | 'placeholder_shop'
  | 'placeholder_open'
  | 'other_address'
  | 'other_customer'
  | 'promise'
  /** `number` of the question. */
  | 'question_open'
  /** `number` and `question`. */
  | 'question_unanswered'
  /** `type` of personal data. */
  | 'third_party'
  | 'unknown_person'
  /** Languages: `spoken` in the reply, `written` by the customer. */
  | 'wrong_language';

/** How a finding is put right in one go: other words, none (the sentence goes), or the question is left out. */
type FindingFix =
  | (Span & { readonly by: 'replace'; readonly replacement: string })
  | { readonly by: 'leave out'; readonly question: number };

/** A line of what was found in a reply, with its place there; empty (`start` = `end`) for what is missing. */
export interface Finding extends Span {
  readonly kind: FindingKind;
  readonly severity: 'block' | 'warn';
  /** The words of the reply at its place; for a question without an answer the question. */
  readonly words: string;
  /** Its words are `words` of the parameters where the sentence names them. */
  readonly why: Statement<FindingWhy>;
  /** Number of the question it belongs to, if any. */
  readonly question: number | null;
  readonly fix: FindingFix | null;
}
