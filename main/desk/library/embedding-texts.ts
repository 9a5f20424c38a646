import type { VectorField } from '../store/store.ts';

/** One text to embed for a passage, and what it is evidence of. */
export interface EmbeddingText {
  readonly field: VectorField;
  /** Which variant; 0 otherwise. */
  readonly position: number;
  readonly text: string;
}

/** Headings longer than this, in characters, are cut before they stand in front of a body. */
const longestHeading = 160;

/**
 * What of a passage is embedded: each way of asking on its own, and the body with its heading in front, because a body
 * often leaves out what it is about. docs/experiments/retrieval.md says what else was tried.
 */
export function embeddingTextsOf(passage: {
  readonly heading: string;
  readonly text: string;
  /** Of the entry, on its first passage only. */
  readonly question: string | null;
  readonly variants: readonly string[];
}): readonly EmbeddingText[] {
  const { heading, text, question, variants } = passage;
  const body = heading === '' ? text : `${truncateHeading(heading)}\n${text}`;
  return [
    ...(question === null ? [] : [{ field: 'question' as const, position: 0, text: question }]),
    ...variants.map((variant, position) => ({ field: 'variant' as const, position, text: variant })),
    // An entry that has no answer of its own yet says nothing beyond its question.
    ...(text === question ? [] : [{ field: 'body' as const, position: 0, text: body }]),
  ];
}

/** A heading as it stands in front of a body. */
export const truncateHeading = (heading: string): string => heading.slice(0, longestHeading);
