import type { GivenMail, WireError } from '../../../../preload/contract.ts';
import type { Conversation, ConversationSummary } from '../conversation.ts';
import type { ParsedDocument, ParsedMail, ParsedMailHtml } from '../parsed.ts';
import type { ParsedPreview } from './build-preview.ts';
import type { AppliedColumnMapping, SavedColumnMapping } from './column-mapping.ts';

/** Files to look through for conversations, all in one go: a thread may stand in several of them. */
export interface ConversationJob {
  readonly kind: 'conversations';
  readonly names: readonly string[];
}

/** A parser opens nothing: it asks for the files of its job, by their place in it and from a byte on. */
export interface PieceRequest {
  readonly kind: 'piece';
  readonly file: number;
  readonly at: number;
}
export type PieceReply =
  | {
      readonly kind: 'piece';
      /** Less than a megabyte where the file ends. */
      readonly bytes: Uint8Array;
      readonly isLast: boolean;
      readonly size: number;
    }
  | { readonly kind: 'no piece'; readonly error: WireError };

/** From the process itself, whose reading thread is gone; nothing follows it. */
export interface ParserOver {
  readonly kind: 'parser over';
  readonly isOutOfMemory: boolean;
}

/** What a worker sends while it is at a ConversationJob; the last two end it. */
export type ConversationEvent =
  | { readonly kind: 'reading'; readonly file: number }
  | { readonly kind: 'conversations'; readonly conversations: readonly Conversation[] }
  | { readonly kind: 'done'; readonly summary: ReadSummary }
  | { readonly kind: 'failed'; readonly error: WireError };

/** Files by their place in the job. */
export type ReadSummary = Omit<ConversationSummary, 'failed'> & {
  readonly failed: readonly { readonly file: number; readonly error: WireError }[];
};

/** What a person decided about how a file is read. */
export interface ReadChoices {
  readonly mappings: readonly SavedColumnMapping[];
  /** What is struck, hidden or a draft is taken as well. */
  readonly takesOmitted: boolean;
}

export interface FileName {
  readonly name: string;
  /** Of the folder that it stands in. */
  readonly folder: string;
}

/** What a worker is asked, by messages that are cloned. */
export type Job =
  | ({ readonly kind: 'document'; readonly knownHash: string | null } & FileName & ReadChoices)
  | ({ readonly kind: 'preview' } & FileName & ReadChoices)
  | { readonly kind: 'mail' }
  | { readonly kind: 'given mail'; readonly given: GivenMail }
  | { readonly kind: 'mail html'; readonly html: string };

export type DocumentResult =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'parsed';
      /** SHA-256 of the bytes, in hexadecimal. */
      readonly hash: string;
      readonly bytes: number;
      readonly document: ParsedDocument;
      /** Column mappings that were applied for the first time. */
      readonly applied: readonly AppliedColumnMapping[];
    };
export type Result =
  | DocumentResult
  | { readonly kind: 'preview'; readonly preview: ParsedPreview }
  | { readonly kind: 'mail'; readonly mail: ParsedMail }
  | { readonly kind: 'mail html'; readonly mail: ParsedMailHtml };

export type WorkerReply =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false;
      readonly error: WireError;
      /** Name of the error that a parser threw, null when the failure was foreseen. */
      readonly thrown: string | null;
    };
