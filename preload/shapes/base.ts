/** Shapes that the shapes of several rooms are made of. */
import { z } from 'zod';

/** A part of a score, by what locales/ names it under, and its value. */
export interface ScorePart<Name extends string> {
  readonly name: Name;
  readonly value: number;
}

/** A stretch of a text: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every kind of document. `own` is what is written here and stands in no file. */
export const documentKinds = [
  'markdown',
  'text',
  'html',
  'csv',
  'docx',
  'pdf',
  'xlsx',
  'xls',
  'ods',
  'odt',
  'odp',
  'pptx',
  'doc',
  'rtf',
  'epub',
  'json',
  'rst',
  'mail',
  'mailbox',
  'zip',
  'own',
  'unknown',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

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
