import type { ParsedDocument } from '../parsed.ts';
import type { ColumnMapper } from './column-mapping.ts';
import type { ParseWarnings } from './parse-warnings.ts';

/** A file as a parser gets it. */
export interface SourceFile {
  /** File name, for documents without a title. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Decides how each table of the file is read. */
  readonly tables?: ColumnMapper | undefined;
  /** Hears what is left out and what is guessed. */
  readonly warnings?: ParseWarnings | undefined;
}

/** Given to formats that hold files of their own. */
export interface ArchiveContext {
  /** Reads a file that stands inside of the present one. Throws what reading it alone would throw. */
  readonly read: (file: SourceFile) => Promise<ParsedDocument>;
  /** How many archives this one stands in. */
  readonly depth: number;
  /** Unpacked bytes that are still allowed; lowers it. Throws DeskFailure `too_large`. */
  readonly consumeBytes: (bytes: number) => void;
}

/** What each format's module exports as `parse`. Throws DeskFailure; anything else counts as a damaged file. */
export type Parse = (file: SourceFile, inside: ArchiveContext) => ParsedDocument | Promise<ParsedDocument>;
