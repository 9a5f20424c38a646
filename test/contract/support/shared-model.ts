import { afterAll } from 'vitest';
import type { Embedder } from '../../../main/desk/ports.ts';
import { realEmbedder } from './desk.ts';

/** The real model, loaded once for all desks of a file. */
export function sharedModel(): Embedder {
  const model = realEmbedder();
  afterAll(() => model.close());
  return { ...model, close: () => Promise.resolve() };
}
