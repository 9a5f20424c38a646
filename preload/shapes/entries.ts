import { z } from 'zod';
import { audience, type Audience } from './audience.ts';
import { notBlank, type ShapeOf } from './schema.ts';

const label = z.string().trim().min(1).max(100);
const labels = z.array(label).max(100);

/** Other wordings of an answer, written by the owner: a draft takes one where its length or its tone is wanted. */
const wordings = z
  .strictObject({
    short: z.string().max(50_000),
    formal: z.string().max(50_000),
    friendly: z.string().max(50_000),
  })
  .partial();
export type Wordings = ShapeOf<typeof wordings>;

/**
 * What a person can set on an entry. Sizes keep it within what a person can read, and far below what the store could
 * hold.
 */
export const entryFields = z.strictObject({
  question: notBlank(2_000),
  answer: notBlank(50_000),
  /** Other ways in which customers ask it. */
  variants: z.array(notBlank(2_000)).max(200),
  tags: labels,
  collection: label.nullable(),
  /** ISO 639-1; found out where nobody says it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable(),
  /** For the agent's eyes: suggested, but never put into a draft. */
  internal: z.boolean(),
  /** Whom it is for; null: as its document. Where it is left out, it stays as it is. */
  audience: audience.nullable().optional(),
  /** YYYY-MM-DD: from this day on it should be looked at again. */
  reviewBy: z.iso.date().nullable(),
  /** Where it is left out, those that the entry has stay. */
  wordings: wordings.optional(),
});
export type EntryFields = ShapeOf<typeof entryFields>;

export interface EntryRow extends EntryFields {
  readonly type: 'entry';
  readonly wordings: Wordings;
  readonly audience: Audience | null;
  /** What it is for as long as it has no audience of its own. */
  readonly documentAudience: Audience;
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  /** Written here: there is no file that says it. */
  readonly own: boolean;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** When its file was last read and found current. */
  readonly checkedAt: number;
  /** Its words, variants or tags were changed here and are not what its file says. */
  readonly edited: boolean;
  /** Its file says something else than when it was changed here: the change stands until a person decides. */
  readonly fileDiffers: boolean;
  /** How often it was shown for a message that was answered or handed over, and how often it was taken. */
  readonly suggested: number;
  readonly used: number;
  readonly lastUsedAt: number | null;
  /** The review date has come. */
  readonly reviewDue: boolean;
}

/** What a file can say of an entry. */
export type EntryContent = Pick<EntryFields, 'question' | 'answer' | 'variants' | 'tags'>;

export interface Entry extends EntryRow {
  /** Number of the version that it is now. */
  readonly version: number;
  /** What its file says now, when that differs; null also when the file no longer has it. */
  readonly conflict: EntryContent | null;
}

export const versionOrigins = ['file', 'edit', 'restore', 'import', 'accepted', 'merge'] as const;
export type VersionOrigin = (typeof versionOrigins)[number];

export interface EntryVersion {
  readonly number: number;
  readonly at: number;
  readonly origin: VersionOrigin;
  /** It is what the entry says now; what a file said against a change is in the history and not current. */
  readonly current: boolean;
  readonly fields: EntryFields;
}

interface Facet {
  readonly name: string;
  readonly count: number;
}

/** What entries can be narrowed down by, most frequent first. */
export interface EntryFacets {
  readonly tags: readonly Facet[];
  readonly collections: readonly Facet[];
  readonly languages: readonly Facet[];
}
