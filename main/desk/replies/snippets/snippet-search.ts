import { dotProduct } from '../../vectors.ts';
import Fuse from 'fuse.js';
import type { SnippetMatch, Snippet } from '../../../../preload/shapes/snippets.ts';
import { createBackgroundTask } from '../../background/background-task.ts';
import type { Embedder, Log, SearchActivity } from '../../ports.ts';

/** Finds snippets by what they are called and by what they mean. */
export interface SnippetSearch {
  /** Best first: by short name, by words with typos forgiven, then by meaning as far as that is known yet. */
  search(text: string, snippets: readonly Snippet[], limit: number): Promise<readonly SnippetMatch[]>;
  /** All of these, the closest to a text first. Without a model they stay in their order. */
  byMeaning(text: string, snippets: readonly Snippet[]): Promise<readonly Ranked[]>;
  /** Makes the vectors that are missing, in the background; what is gone is dropped. */
  reindex(snippets: readonly Snippet[]): void;
  /** Another model embeds from now on: all are embedded again. */
  modelChanged(): void;
  /** For tests: resolves when nothing is being embedded. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface Ranked {
  readonly snippet: Snippet;
  /** -1 to 1; 0 while it is not known. */
  readonly similarity: number;
}

/** What is looked through for words: built once for the same snippets. */
interface Words {
  readonly of: readonly Snippet[];
  readonly fuse: Fuse<Snippet>;
  /** All words of each snippet, in lower case. */
  readonly plain: readonly string[];
}

interface FinderDeps {
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  /** While somebody searches, only what is searched for is embedded. */
  readonly searchActivity: SearchActivity;
  readonly log: Log;
}

/** Milliseconds between two checks whether somebody still searches. */
const busyPollMs = 100;
/** So few at once that a search waits for little more than its own words. */
const batch = 8;
/** Below this two texts have nothing to do with each other. */
const minSimilarity = 0.25;
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

export function createSnippetSearch({ embedder, searchActivity, log }: FinderDeps): SnippetSearch {
  let vectors = new Map<string, Float32Array>();
  /** The same, without building the texts at every search. */
  let vectorCache = new WeakMap<Snippet, readonly Float32Array[]>();
  let wanted: readonly Snippet[] = [];
  let isReady = false;
  let index: Words | null = null;
  const { schedule, yieldIfBusy, ...task } = createBackgroundTask({
    debounceMs: 0,
    busyPollMs,
    run: embedMissing,
    isBusy: () => searchActivity.isActive(),
    log,
    failureEvent: 'snippets.not-embedded',
  });

  /** What is wanted anew meanwhile is embedded by the next run. */
  async function embedMissing(): Promise<void> {
    await embedder.load();
    isReady = true;
    const known = vectors;
    const texts = new Set(wanted.flatMap(textsOf));
    for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
    const missing = [...texts].filter((text) => !known.has(text));
    for (let at = 0; at < missing.length; at += batch) {
      await yieldIfBusy();
      const next = missing.slice(at, at + batch);
      const made = await embedder.embed(next, 'passage');
      for (const [offset, text] of next.entries()) {
        const vector = made[offset];
        if (vector !== undefined) known.set(text, vector);
      }
    }
  }

  const similarityTo = (query: Float32Array, snippet: Snippet): number => {
    const known = vectorsOf(snippet);
    return known.length === 0 ? 0 : Math.max(...known.map((vector) => dotProduct(query, vector)));
  };
  const vectorsOf = (snippet: Snippet): readonly Float32Array[] => {
    const known = vectorCache.get(snippet);
    if (known !== undefined) return known;
    const found = textsOf(snippet).flatMap((text) => vectors.get(text) ?? []);
    // Until both are there, they are looked up again.
    if (found.length === 2) vectorCache.set(snippet, found);
    return found;
  };

  async function byMeaning(text: string, snippets: readonly Snippet[]): Promise<readonly Ranked[]> {
    const unknown = snippets.map((snippet) => ({ snippet, similarity: 0 }));
    // Nobody waits for a model that is still loading.
    if (!isReady || text.trim().length < fewestLetters) return unknown;
    const [query] = await embedder.embed([text.trim()], 'query').catch(() => []);
    if (query === undefined) return unknown;
    return snippets
      .map((snippet) => ({ snippet, similarity: similarityTo(query, snippet) }))
      .toSorted((a, b) => b.similarity - a.similarity);
  }

  function wordsOf(snippets: readonly Snippet[]): Words {
    if (index?.of === snippets) return index;
    const fuse = new Fuse(snippets, {
      keys: ['shortName', 'title'],
      threshold: 0.35,
      ignoreLocation: true,
      minMatchCharLength: 2,
    });
    const plain = snippets.map(({ shortName, title, text }) => `${shortName} ${title} ${text}`.toLowerCase());
    index = { of: snippets, fuse, plain };
    return index;
  }

  /** Those that hold every word first; typos are forgiven in names and titles. */
  function byWords(words: string, snippets: readonly Snippet[], limit: number): readonly Snippet[] {
    const { fuse, plain } = wordsOf(snippets);
    const parts = words.split(/\s+/u);
    const whole = snippets.filter((_, at) => parts.every((part) => plain[at]?.includes(part)));
    if (whole.length >= limit || parts.length > 2) return whole.slice(0, limit);
    return [...whole, ...fuse.search(words, { limit }).map(({ item }) => item)];
  }

  return {
    byMeaning,
    async search(text, snippets, limit) {
      const words = text.trim().replace(/^[;:]/u, '').toLowerCase();
      if (words === '') return [];
      const named = snippets
        .filter(({ shortName }) => shortName.toLowerCase().startsWith(words))
        .toSorted((a, b) => a.shortName.length - b.shortName.length);
      if (named.length >= limit)
        return named.slice(0, limit).map((snippet) => ({ snippet, by: 'short name' }));
      const alike = byWords(words, snippets, limit);
      const meant = (await byMeaning(text, snippets)).filter(({ similarity }) => similarity >= minSimilarity);
      const found = new Map<string, SnippetMatch>();
      const add = (snippet: Snippet, by: SnippetMatch['by']): void => {
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
    reindex(snippets) {
      wanted = snippets;
      schedule();
    },
    modelChanged() {
      vectors = new Map();
      vectorCache = new WeakMap();
      schedule();
    },
    whenIdle: task.whenIdle,
    close: task.close,
  };
}
