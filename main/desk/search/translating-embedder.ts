import { embedWithTokens } from '../library/embed-with-tokens.ts';
import type { Embedder } from '../ports.ts';
import { inEnglishWords, translatedLanguages } from './word-translation.ts';

/**
 * The same embedder, which is given texts of some other languages word by word in English, when it knows English alone. What is
 * asked and what is compared with it both go through it, so they meet whatever each is written in.
 * docs/experiments/languages.md says what it gives.
 */
export function translatingEmbedder(embedder: Embedder): Embedder {
  if (embedder.languages.join() !== 'en') return embedder;
  return {
    ...embedder,
    translatedLanguages,
    embed: (texts, purpose) => embedder.embed(texts.map(inEnglishWords), purpose),
    embedTokens: (texts, purpose) => embedWithTokens(embedder, texts.map(inEnglishWords), purpose),
  };
}
