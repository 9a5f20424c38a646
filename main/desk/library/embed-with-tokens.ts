import type { Embedder, Embedding } from '../ports.ts';
import { type EmbeddingText, embeddingTextsOf } from './embedding-texts.ts';

/** Vectors of texts with those of their tokens, where the model has any; in the order given. */
export async function embedWithTokens(
  embedder: Embedder,
  texts: readonly string[],
  purpose: 'query' | 'passage',
): Promise<readonly Embedding[]> {
  if (embedder.embedTokens !== undefined) return embedder.embedTokens(texts, purpose);
  return (await embedder.embed(texts, purpose)).map((vector) => ({ vector, tokens: null }));
}

/** A passage with what the model made of each of its texts. */
interface EmbeddedPassage {
  readonly id: number;
  readonly texts: readonly (Pick<EmbeddingText, 'field'> & { readonly made: Embedding })[];
}

/** Embeds stored passages anew, in the order given. */
export async function embedStoredPassages(
  embedder: Embedder,
  passages: readonly (Parameters<typeof embeddingTextsOf>[0] & { readonly id: number })[],
): Promise<readonly EmbeddedPassage[]> {
  const texts = passages.map((passage) => embeddingTextsOf(passage));
  const embedded = await embedWithTokens(
    embedder,
    texts.flat().map(({ text }) => text),
    'passage',
  );
  let at = 0;
  return passages.map(({ id }, index) => ({
    id,
    texts: (texts[index] ?? []).map(({ field }) => {
      const made = embedded[at++];
      if (!made) throw new RangeError('The model returned fewer vectors than texts');
      return { field, made };
    }),
  }));
}
