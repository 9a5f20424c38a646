import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../../main/desk/ports.ts';
import { dedupeEmbeddings } from '../../../main/desk/dedupe-embeddings.ts';

function counting() {
  const runs: string[] = [];
  let fails = false;
  const embedder: Embedder = {
    model: 'm',
    dimensions: 1,
    maxTokens: 9,
    languages: ['en'],
    load: () => Promise.resolve(),
    embed: (texts) => {
      runs.push(...texts);
      return fails
        ? Promise.reject(new Error('The model is gone'))
        : Promise.resolve(texts.map((text) => Float32Array.of(text.length)));
    },
    countTokens: () => 1,
    close: () => Promise.resolve(),
  };
  return {
    runs,
    shared: dedupeEmbeddings(embedder),
    fail: (now: boolean) => {
      fails = now;
    },
  };
}

describe('queries that are asked for at the same time', () => {
  it('are embedded once, each in its place', async () => {
    const { runs, shared } = counting();
    const [search, topic] = await Promise.all([
      shared.embed(['where', 'when?'], 'query'),
      shared.embed(['when?'], 'query'),
    ]);
    expect(runs).toEqual(['where', 'when?']);
    expect([search, topic]).toEqual([[Float32Array.of(5), Float32Array.of(5)], [Float32Array.of(5)]]);
  });

  it('are dropped from memory once answered (or the memory of a day of mails would stay)', async () => {
    const { runs, shared } = counting();
    await shared.embed(['where'], 'query');
    await shared.embed(['where'], 'query');
    expect(runs).toHaveLength(2);
  });

  it('fail for all who asked, and are tried anew', async () => {
    const { shared, fail } = counting();
    fail(true);
    const both = await Promise.allSettled([shared.embed(['a'], 'query'), shared.embed(['a'], 'query')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    expect(await shared.embed(['a'], 'query')).toEqual([Float32Array.of(1)]);
  });

  it('never mix with passages, which a model may embed in another way', async () => {
    const { runs, shared } = counting();
    await Promise.all([shared.embed(['a'], 'query'), shared.embed(['a'], 'passage')]);
    expect(runs).toEqual(['a', 'a']);
  });
});
