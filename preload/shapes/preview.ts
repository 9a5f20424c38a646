import { z } from 'zod';
import type { Audience, DocumentAudience } from './audience.ts';
import type { DocumentKind } from './base.ts';
import type { WireError } from './errors.ts';
import type { OmissionKind } from './omissions.ts';
import type { ShapeOf } from './schema.ts';

const column = z.int().min(0).max(10_000);

/** Which column of a table is what, by index from 0. Without a question and an answer each row is a text of its own. */
const columnMapping = z.strictObject({
  /** The row that names the columns, counted among those that are not empty; null when none does. */
  headerRow: z.int().min(0).max(50).nullable(),
  question: column.nullable(),
  answer: column.nullable(),
  variants: z.array(column).max(50),
  tags: z.array(column).max(50),
  language: column.nullable(),
  /** Says whom a row is for. */
  audience: column.nullable().optional(),
  /** Further parts of the answer, which are joined below it. */
  moreAnswers: z.array(column).max(50).readonly().optional(),
  /** The same in other languages, each an entry of its own; without a question of its own it has that of the row. */
  translations: z
    .array(z.strictObject({ question: column.nullable(), answer: column }).readonly())
    .max(20)
    .readonly()
    .optional(),
});
export type ColumnMapping = ShapeOf<typeof columnMapping>;

/** The mapping of one table of a file; `tableIndex` counts the tables of the file from 0. */
export const tableMapping = z.strictObject({
  tableIndex: z.int().min(0).max(10_000),
  columns: columnMapping,
});
export type TableMapping = ShapeOf<typeof tableMapping>;

export interface PreviewedTable {
  readonly tableIndex: number;
  /** Name of the sheet, or null. */
  readonly name: string | null;
  /** Rows that are not empty, the header included. */
  readonly rows: number;
  /** The first of them, cells cut to what a preview shows. */
  readonly sample: readonly (readonly string[])[];
  /** How it is read now. */
  readonly columns: ColumnMapping;
  /** Where the mapping is from: guessed, chosen now, or chosen before for this file or one with the same header. */
  readonly mappedBy: 'guessed' | 'chosen' | 'remembered';
  /** The header is not the one of an earlier choice, so that it was guessed again. */
  readonly headerChanged: boolean;
}

/** How often a document holds what is left out of documents. */
export interface Omission {
  readonly kind: OmissionKind;
  readonly count: number;
  /** Whether it was left out, or is in the document because a person wants it; remarks and tracked deletions never are. */
  readonly state: 'left out' | 'taken' | 'never taken';
}

/** What was left out, then what could only be read by a guess. */
export type ParseWarningKind =
  | OmissionKind
  /** A quotation mark that opens a cell of a CSV file and is never closed. */
  | 'open_quote'
  /** A row with more cells than columns: the rest was taken to belong to its last text. */
  | 'extra_cells'
  /** The same, where the rest does not read on from any text. */
  | 'lost_cells'
  /** An answer without a question, or a question without an answer. */
  | 'half_entry'
  /** A column with sentences that is neither question nor answer. */
  | 'unread_column'
  /** A date that does not say whether its day or its month comes first. */
  | 'date_order'
  /** Bytes of two encodings in one file. */
  | 'mixed_encodings'
  /** Personal data in a mail, which is masked. */
  | 'masked';

/** What a reader says of a file beside its text. */
export interface ParseWarning {
  readonly kind: ParseWarningKind;
  readonly count: number;
  /** Of what is left out of documents; null for what was guessed. */
  readonly state: Omission['state'] | null;
  /** The first of them: the line of the file or row of the sheet (from 1) where it has one, and the first words. */
  readonly places: readonly { readonly line: number | null; readonly words: string }[];
}

export interface PreviewedEntry {
  readonly question: string;
  readonly answer: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
  /** Where the file says it for this entry. */
  readonly audience: Audience | null;
}

export type FilePreview = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** What is struck, hidden or a draft is taken as well. */
  readonly takesOmitted: boolean;
} & (
  | {
      readonly outcome: 'parsed';
      readonly kind: DocumentKind;
      readonly title: string;
      readonly language: string | null;
      readonly audience: DocumentAudience;
      readonly entries: number;
      /** Stretches of running text below one heading each; search cuts long ones further. */
      readonly sections: number;
      readonly firstEntries: readonly PreviewedEntry[];
      readonly firstSections: readonly { readonly heading: string; readonly text: string }[];
      readonly tables: readonly PreviewedTable[];
      /** Tables beyond those listed. */
      readonly moreTables: number;
      readonly warnings: readonly ParseWarning[];
    }
  | { readonly outcome: 'failed'; readonly error: WireError }
);

export interface Preview {
  /** Files that these paths lead to. */
  readonly total: number;
  /** Those that were read, from `from` on. */
  readonly files: readonly FilePreview[];
}
