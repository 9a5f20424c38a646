import type { CueKind } from '../../../../../preload/shapes/mood.ts';

/**
 * How customers say that they have had enough, or are pleased, in a language that the model does not serve: alternatives of
 * expressions, each line with its kind and its strength (2 says it alone). Small letters without accents; between words
 * stands one blank, which stands for any white space.
 */
export interface MoodLexicon {
  readonly cues: readonly (readonly [kind: CueKind, strength: number, expression: string])[];
  /** What denies the words that follow it in its clause, within three words. */
  readonly negators: string;
  /** Whoever is felt for, when it is not the writer or the family: "mein Nachbar war wütend". */
  readonly outsiders: string;
}
