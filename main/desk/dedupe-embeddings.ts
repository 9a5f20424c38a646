import type { Embedder } from './ports.ts';

/**
 * The same embedder, which runs the model once for a query that is embedded twice at the same time: the search, the mood
 * and the routing of a short message all embed the same words. Nothing is cached once it is answered.
 */
export function dedupeEmbeddings(embedder: Embedder): Embedder {
  const inFlight = new Map<string, Promise<Float32Array>>();

  async function embedOne(text: string): Promise<Float32Array> {
    const [vector] = await embedder.embed([text], 'query');
    if (vector === undefined) throw new RangeError('The model returned no vector for a text');
    return vector;
  }

  function embedQuery(text: string): Promise<Float32Array> {
    const known = inFlight.get(text);
    if (known !== undefined) return known;
    const pending = embedOne(text).finally(() => inFlight.delete(text));
    inFlight.set(text, pending);
    return pending;
  }

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
    embed: (texts, purpose) =>
      purpose === 'query' ? Promise.all(texts.map(embedQuery)) : embedder.embed(texts, purpose),
    countTokens: (text) => embedder.countTokens(text),
    close: () => embedder.close(),
  };
}
