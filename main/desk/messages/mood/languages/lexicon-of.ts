import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import type { MoodLexicon } from './mood-lexicon.ts';
import { spanish } from './spanish.ts';

const known: ReadonlyMap<string, MoodLexicon> = new Map([
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['it', italian],
  ['nl', dutch],
]);

/** The words of mood of a language (ISO 639-1) that the model does not serve; null where there are none. */
export const moodLexiconOf = (language: string | null): MoodLexicon | null =>
  language === null ? null : (known.get(language) ?? null);
