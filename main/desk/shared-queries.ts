import type { Embedder } from './ports.ts';

/**
 * The same embedder, which runs the model once for a query that is asked for twice at the same time: the search, the
 * mood and the topic of a short message all look at the same words. Nothing is kept once it is answered.
 */
export function sharingQueries(embedder: Embedder): Embedder {
  const running = new Map<string, Promise<Float32Array>>();

  async function one(text: string): Promise<Float32Array> {
    const [vector] = await embedder.embed([text], 'query');
    if (vector === undefined) throw new RangeError('The model returned no vector for a text');
    return vector;
  }

  function query(text: string): Promise<Float32Array> {
    const known = running.get(text);
    if (known !== undefined) return known;
    const asked = one(text).finally(() => running.delete(text));
    running.set(text, asked);
    return asked;
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
      purpose === 'query' ? Promise.all(texts.map(query)) : embedder.embed(texts, purpose),
    countTokens: (text) => embedder.countTokens(text),
    close: () => embedder.close(),
  };
}
