import Fuse from 'fuse.js';
import type { FoundSnippet, Snippet } from '../../../../preload/shapes/snippets.ts';
import type { Embedder } from '../../ports.ts';

/** Finds snippets by what they are called and by what they mean. */
export interface SnippetFinder {
  /** Best first: by short name, by words with typos forgiven, then by meaning as far as that is known yet. */
  find(text: string, snippets: readonly Snippet[], limit: number): Promise<readonly FoundSnippet[]>;
  /** All of these, the closest to a text first. Without a model they stay in their order. */
  byMeaning(text: string, snippets: readonly Snippet[]): Promise<readonly Ranked[]>;
  /** Makes the vectors that are missing, in the background; what is gone is forgotten. */
  prepare(snippets: readonly Snippet[]): void;
  /** For tests: resolves when nothing is being embedded. */
  settled(): Promise<void>;
}

interface Ranked {
  readonly snippet: Snippet;
  /** -1 to 1; 0 while it is not known. */
  readonly likeness: number;
}

/** So few at once that a search waits for little more than its own words. */
const batch = 8;
/** Below this two texts have nothing to do with each other. */
const leastLikeness = 0.25;
/** Fewer letters than this mean nothing. */
const fewestLetters = 3;

/** What is embedded: the title, and the title with the text, without the places to fill. */
const textsOf = ({ title, text }: Snippet): readonly string[] => {
  const plain = text
    .replaceAll(/\{\{[^{}]*\}\}/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return [title, `${title}. ${plain}`];
};

export function createSnippetFinder(embedder: Pick<Embedder, 'embed' | 'load' | 'model'>): SnippetFinder {
  let vectors = new Map<string, Float32Array>();
  let model = '';
  let wanted: readonly Snippet[] = [];
  let running: Promise<void> | null = null;
  let isReady = false;

  async function embedMissing(): Promise<void> {
    await embedder.load();
    isReady = true;
    for (;;) {
      if (model !== embedder.model) {
        model = embedder.model;
        vectors = new Map();
      }
      const texts = new Set(wanted.flatMap(textsOf));
      for (const text of vectors.keys()) if (!texts.has(text)) vectors.delete(text);
      const next = [...texts].filter((text) => !vectors.has(text)).slice(0, batch);
      if (next.length === 0) return;
      const made = await embedder.embed(next, 'passage');
      if (model !== embedder.model) continue;
      for (const [at, text] of next.entries()) {
        const vector = made[at];
        if (vector !== undefined) vectors.set(text, vector);
      }
    }
  }

  const likenessOf = (query: Float32Array, snippet: Snippet): number =>
    Math.max(
      ...textsOf(snippet).map((text) => {
        const vector = vectors.get(text);
        return vector === undefined || vector.length !== query.length ? 0 : dot(query, vector);
      }),
    );

  async function byMeaning(text: string, snippets: readonly Snippet[]): Promise<readonly Ranked[]> {
    const unknown = snippets.map((snippet) => ({ snippet, likeness: 0 }));
    // Nobody waits for a model that is still loading.
    if (!isReady || model !== embedder.model || text.trim().length < fewestLetters) return unknown;
    const [query] = await embedder.embed([text.trim()], 'query').catch(() => []);
    if (query === undefined) return unknown;
    return snippets
      .map((snippet) => ({ snippet, likeness: likenessOf(query, snippet) }))
      .toSorted((a, b) => b.likeness - a.likeness);
  }

  return {
    byMeaning,
    async find(text, snippets, limit) {
      const words = text.trim().replace(/^[;:]/u, '').toLowerCase();
      if (words === '') return [];
      const named = snippets
        .filter(({ shortName }) => shortName.toLowerCase().startsWith(words))
        .toSorted((a, b) => a.shortName.length - b.shortName.length);
      const fuse = new Fuse(snippets, {
        keys: [
          { name: 'shortName', weight: 2 },
          { name: 'title', weight: 2 },
          { name: 'text', weight: 1 },
        ],
        threshold: 0.35,
        ignoreLocation: true,
        minMatchCharLength: 2,
      });
      const alike = fuse.search(words, { limit }).map(({ item }) => item);
      const meant = (await byMeaning(text, snippets)).filter(({ likeness }) => likeness >= leastLikeness);
      const found = new Map<string, FoundSnippet>();
      const add = (snippet: Snippet, by: FoundSnippet['by']): void => {
        if (!found.has(snippet.id)) found.set(snippet.id, { snippet, by });
      };
      for (const snippet of named) add(snippet, 'short name');
      // Several words are rather meant than remembered.
      const isPhrase = /\s/u.test(words);
      if (isPhrase) for (const { snippet } of meant) add(snippet, 'meaning');
      for (const snippet of alike) add(snippet, 'words');
      for (const { snippet } of meant) add(snippet, 'meaning');
      return [...found.values()].slice(0, limit);
    },
    prepare(snippets) {
      wanted = snippets;
      running ??= embedMissing()
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    async settled() {
      await running;
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [at, value] of a.entries()) sum += value * (b[at] ?? 0);
  return sum;
}
