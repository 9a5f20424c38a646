import type { Span } from './base.ts';

/** The words of a reply that are written wrongly. */
export interface SpellingReport {
  /** What the reply is written in (ISO 639-1); null where that cannot be told. */
  readonly language: string | null;
  /** False where words of that language cannot be looked up. */
  readonly hasDictionary: boolean;
  /** In the order of the text; offsets in UTF-16 code units. */
  readonly misspelt: readonly Span[];
}
