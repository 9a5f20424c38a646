/** Shapes that the shapes of several rooms are made of. */
import { z } from 'zod';

/** The closed list of everything that can go wrong, as told to a person or a program. */
export const errorCodes = [
  // of a call
  'bad_request',
  // a reply that must not go out as it is
  'not_ready',
  'unknown_call',
  'forbidden',
  'not_found',
  'busy',
  'cancelled',
  'engine_unavailable',
  'clipboard_failed',
  'mail_failed',
  'internal',
  // of what is stored
  'disk_full',
  'store_damaged',
  'newer_version',
  'settings_damaged',
  // of the key that protects what customers write
  'vault_absent',
  'vault_locked',
  'wrong_passphrase',
  // of the model
  'model_unavailable',
  // of a document
  'empty_file',
  'no_text',
  'scanned',
  'unsupported_type',
  'wrongly_named',
  'password_protected',
  'encrypted',
  'damaged',
  'truncated',
  'too_large',
  // a library pack whose signature does not fit
  'pack_changed',
  'timed_out',
  'out_of_memory',
  'unreadable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A stretch of a text: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type DocumentKind =
  | 'markdown'
  | 'text'
  | 'html'
  | 'csv'
  | 'docx'
  | 'pdf'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'odt'
  | 'odp'
  | 'pptx'
  | 'doc'
  | 'rtf'
  | 'epub'
  | 'json'
  | 'rst'
  | 'mail'
  | 'mailbox'
  | 'zip'
  /** What is written here and stands in no file. */
  | 'own'
  | 'unknown';

/** How sure the desk is of an answer, in words. */
export type ConfidenceWord = 'sure' | 'likely' | 'a guess' | 'no good answer';

/** What a message can hold that is more than words. */
export const detailKind = z.enum([
  'name',
  'email',
  'phone',
  'order',
  'tracking',
  'product',
  'date',
  'amount',
]);
export type DetailKind = z.infer<typeof detailKind>;
