import { z } from 'zod';
import { audiences, versionOrigins } from '../../../../preload/contract.ts';

/** What stands in every exported file; another number is another shape. */
export const formatId = 'sidedesk export 2';

const time = z.int().min(0);
const count = z.int().min(0);
const wordings = z.object({ short: z.string(), formal: z.string(), friendly: z.string() }).partial();
const fields = z.object({
  question: z.string(),
  answer: z.string(),
  variants: z.array(z.string()),
  tags: z.array(z.string()),
  collection: z.string().nullable(),
  language: z.string().nullable(),
  internal: z.boolean(),
  reviewBy: z.iso.date().nullable(),
  /** Whom it is for; null: everyone. Missing, as other wordings, in what was exported before there were any. */
  audience: z.enum(audiences).nullable().optional(),
  wordings: wordings.optional(),
});
const by = z.enum(versionOrigins);
const version = z.object({ number: z.int().min(1), at: time, by, fields });
const section = z.object({ type: z.literal('section'), heading: z.string(), text: z.string() });
const entry = fields.extend({
  type: z.literal('entry'),
  /** Empty where somebody added it to the file. */
  id: z.string().max(64),
  createdAt: time,
  changedAt: time,
  used: count,
  suggested: count,
  lastUsedAt: time.nullable(),
  /** The version that it is, and who made it; `history` holds the others. */
  version: z.int().min(1),
  by,
  history: z.array(version),
});
export const documentSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  /** Of its running text. */
  audience: z.enum(audiences).optional(),
  pieces: z.array(z.discriminatedUnion('type', [section, entry])),
});

export const jsonExport = z.object({ format: z.literal(formatId), documents: z.array(documentSchema) });

/** Front matter of a Markdown page; offsets are into what follows it. */
export const frontMatter = z.object({
  length: z.number(),
  sha256: z.string(),
  document: documentSchema.omit({ pieces: true }),
  pieces: z.array(
    z.discriminatedUnion('type', [
      section.omit({ text: true }).extend({ start: z.number(), end: z.number() }),
      entry.omit({ answer: true }).extend({ start: z.number(), end: z.number() }),
    ]),
  ),
});

export const versions = z.array(version);

export type ExportedEntry = z.infer<typeof entry>;
export type ExportedPiece = ExportedEntry | z.infer<typeof section>;
/** A document as it leaves the library: its running text and entries in reading order; times in milliseconds. */
export type ExportedDocument = z.infer<typeof documentSchema>;
