import { embedWithTokens } from './library/embed-with-tokens.ts';
import type { Embedder, Embedding } from './ports.ts';

/**
 * The same embedder, which runs the model once for a query that is embedded twice at the same time: the search, the mood
 * and the routing of a short message all embed the same words. Nothing is cached once it is answered.
 */
export function dedupeEmbeddings(embedder: Embedder): Embedder {
  const inFlight = new Map<string, Promise<Embedding>>();

  async function embedOne(text: string): Promise<Embedding> {
    const [made] = await embedWithTokens(embedder, [text], 'query');
    if (made === undefined) throw new RangeError('The model returned no vector for a text');
    return made;
  }

  function embedQuery(text: string): Promise<Embedding> {
    const known = inFlight.get(text);
    if (known !== undefined) return known;
    const pending = embedOne(text).finally(() => inFlight.delete(text));
    inFlight.set(text, pending);
    return pending;
  }

  const embedQueries = (texts: readonly string[]): Promise<readonly Embedding[]> =>
    Promise.all(texts.map(embedQuery));

  return {
    get model() {
      return embedder.model;
    },
    get dimensions() {
      return embedder.dimensions;
    },
    get maxTokens() {
      return embedder.maxTokens;
    },
    get languages() {
      return embedder.languages;
    },
    load: () => embedder.load(),
    embed: async (texts, purpose) =>
      purpose === 'query'
        ? (await embedQueries(texts)).map(({ vector }) => vector)
        : embedder.embed(texts, purpose),
    tokenModel: embedder.tokenModel,
    embedTokens: (texts, purpose) =>
      purpose === 'query' ? embedQueries(texts) : embedWithTokens(embedder, texts, purpose),
    countTokens: (text) => embedder.countTokens(text),
    close: () => embedder.close(),
  };
}
