import { setTimeout as delay } from 'node:timers/promises';
import type { Embedder } from '../../../main/desk/ports.ts';

/** The model's outside without its work: the same vector for the same text, words for tokens, a moment for each call. */
export const fakeEmbedder = ({ model, dimensions, maxTokens, languages }: Embedder): Embedder => ({
  model,
  dimensions,
  maxTokens,
  languages,
  load: () => Promise.resolve(),
  embed: async (texts) => {
    await delay(2);
    return texts.map((text) => vectorOf(text, dimensions));
  },
  countTokens: (text) => text.split(/\s+/u).filter((word) => word !== '').length,
  close: () => Promise.resolve(),
});

function vectorOf(text: string, dimensions: number): Float32Array {
  let state = 7;
  for (const character of text) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0;
  const vector = Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 31;
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
