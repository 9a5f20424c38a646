import type { ErrorCode } from '../../../../preload/contract.ts';
import type { Conversation, ConversationSummary } from '../conversation.ts';
import type { ParsedDocument, ParsedMail } from '../parsed.ts';
import type { Understood } from './preview-of.ts';
import type { DecidedColumns, RememberedColumns } from './table-reading.ts';

/** Files to look through for conversations, all in one go: a thread may stand in several of them. */
export interface ConversationJob {
  readonly kind: 'conversations';
  readonly paths: readonly string[];
}

/** What a worker tells while it is at a ConversationJob; the last two end it. */
export type ConversationSign =
  | { readonly sign: 'reading'; readonly path: string }
  | { readonly sign: 'found'; readonly conversations: readonly Conversation[] }
  | { readonly sign: 'done'; readonly summary: ConversationSummary }
  | { readonly sign: 'failed'; readonly code: ErrorCode; readonly message: string };

/** What a worker is asked, by messages that are cloned. */
export type Job =
  | {
      readonly kind: 'document';
      readonly path: string;
      readonly knownHash: string | null;
      readonly remembered: readonly RememberedColumns[];
    }
  | { readonly kind: 'preview'; readonly path: string; readonly remembered: readonly RememberedColumns[] }
  | { readonly kind: 'mail'; readonly path: string };

export type DocumentResult =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'parsed';
      /** SHA-256 of the bytes, in hexadecimal. */
      readonly hash: string;
      readonly bytes: number;
      readonly document: ParsedDocument;
      /** Choices of columns that were followed for the first time. */
      readonly decided: readonly DecidedColumns[];
    };
export type Result =
  | DocumentResult
  | { readonly kind: 'preview'; readonly preview: Understood }
  | { readonly kind: 'mail'; readonly mail: ParsedMail };

export type Answer =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      /** Name of the error that a parser threw, null when the failure was foreseen. */
      readonly thrown: string | null;
    };
