import type { ParsedDocument } from '../parsed.ts';

/** A file as a parser gets it. */
export interface SourceFile {
  /** File name, for documents without a title. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What each format's module exports as `parse`. Throws DeskFailure; anything else counts as a damaged file. */
export type Parse = (file: SourceFile) => ParsedDocument | Promise<ParsedDocument>;
