import type { Snippet, SnippetImport } from '../../../../preload/shapes/snippets.ts';

export type ParsedSnippet = Omit<Snippet, 'id' | 'sample'>;

/** What a file of snippets holds, in its order. */
export interface ParsedSnippets {
  readonly snippets: readonly ParsedSnippet[];
  readonly skipped: SnippetImport['skipped'];
  readonly notes: SnippetImport['notes'];
}
