import type { Snippet, SnippetImport } from '../../../../preload/shapes/snippets.ts';

export type SnippetTaken = Omit<Snippet, 'id' | 'sample'>;

/** What a file of snippets holds, in its order. */
export interface ReadSnippets {
  readonly taken: readonly SnippetTaken[];
  readonly skipped: SnippetImport['skipped'];
  readonly notes: SnippetImport['notes'];
}
