import type { Embedder, Embedding } from '../ports.ts';

/** Vectors of texts with those of their tokens, where the model has any; in the order given. */
export async function embedWithTokens(
  embedder: Embedder,
  texts: readonly string[],
  purpose: 'query' | 'passage',
): Promise<readonly Embedding[]> {
  if (embedder.embedTokens !== undefined) return embedder.embedTokens(texts, purpose);
  return (await embedder.embed(texts, purpose)).map((vector) => ({ vector, tokens: null }));
}
