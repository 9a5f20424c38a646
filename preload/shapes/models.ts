import type { WireError } from './errors.ts';

/** A language model as a person chooses it. */
export interface ModelDescription {
  readonly name: string;
  /** Null for the model that came along. */
  readonly folder: string | null;
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
}

/** The model that the library is searched by, and the one that it is being embedded with, if any. */
export interface LibraryModel extends ModelDescription {
  readonly next: (ModelDescription & { readonly done: number; readonly total: number }) | null;
  /** Why the last change or the present model failed. */
  readonly problem: WireError | null;
}
