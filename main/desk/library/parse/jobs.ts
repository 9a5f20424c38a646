import type { ErrorCode } from '../../../../preload/contract.ts';
import type { ParsedDocument, ParsedMail } from '../parsed.ts';

/** What a worker is asked, by messages that are cloned. */
export type Job =
  | { readonly kind: 'document'; readonly path: string; readonly knownHash: string | null }
  | { readonly kind: 'mail'; readonly path: string };

export type DocumentResult =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'parsed';
      /** SHA-256 of the bytes, in hexadecimal. */
      readonly hash: string;
      readonly bytes: number;
      readonly document: ParsedDocument;
    };
export type Result = DocumentResult | { readonly kind: 'mail'; readonly mail: ParsedMail };

export type Answer =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      /** Name of the error that a parser threw, null when the failure was foreseen. */
      readonly thrown: string | null;
    };
