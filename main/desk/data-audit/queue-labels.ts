import type { Queue, QueueLabels, TrainingExample } from '../../../preload/contract.ts';
import { nearestNeighbours } from '../learning/similar-entries/nearest-neighbours.ts';
import { maskForLearning } from '../privacy/pii/mask.ts';
import type { Embedder } from '../ports.ts';
import { packVectors, quantize } from '../vectors.ts';

/** Examples that are compared, the newest first. */
const mostExamples = 600;
const closest = 16;
/** A queue is as close to an example as the mean of its two closest ones is. */
const counted = 2;
/** So close at least, and so much closer than the example's own queue. */
const closeCosine = 0.45;
const margin = 0.12;
const shown = 20;

interface Labelled {
  readonly text: string;
  readonly queue: string;
}

/**
 * Examples of queues whose closest neighbours stand in another queue: put there by mistake, or two queues that are one. An
 * example that is alone in its queue is not judged. `withoutRare` takes out what is not shown. Rejects as the model does.
 */
export async function findQueueLabels(
  queues: readonly Pick<Queue, 'id' | 'name' | 'description' | 'examples'>[],
  corrected: readonly Pick<TrainingExample, 'queue' | 'text'>[],
  embedder: Pick<Embedder, 'embed' | 'load'>,
  withoutRare: (text: string) => string,
): Promise<QueueLabels> {
  const names = new Map(queues.map(({ id, name }) => [id, name]));
  const all: readonly Labelled[] = [
    ...corrected.toReversed().flatMap(({ queue, text }) => (queue === null ? [] : [{ queue, text }])),
    ...queues.flatMap(({ id, examples }) => examples.map((text) => ({ queue: id, text }))),
  ].filter(({ queue }) => names.has(queue));
  const labelled = all.slice(0, mostExamples);
  const withoutExamples = queues
    .filter(({ id, description }) => description.trim() === '' && !all.some(({ queue }) => queue === id))
    .map(({ name }) => name);
  const found = labelled.length < 2 ? [] : await disagreeing(labelled, embedder);
  return {
    examples: all.length,
    disagreeing: found.slice(0, shown).map(({ at, neighbours }) => ({
      text: withoutRare(maskForLearning(labelled[at]?.text ?? '')),
      queue: names.get(labelled[at]?.queue ?? '') ?? '',
      neighbours: names.get(neighbours) ?? '',
    })),
    withoutExamples,
  };
}

async function disagreeing(
  labelled: readonly Labelled[],
  embedder: Pick<Embedder, 'embed' | 'load'>,
): Promise<readonly { readonly at: number; readonly neighbours: string }[]> {
  await embedder.load();
  const vectors = await embedder.embed(
    labelled.map(({ text }) => text),
    'passage',
  );
  const [first] = vectors;
  if (first === undefined) return [];
  const pack = packVectors(vectors.map(quantize), first.length);
  const rows = labelled.map((_, at) => at);
  const near = await nearestNeighbours(pack, rows, 0, () => Promise.resolve(), closest);
  const ofQueue = Map.groupBy(labelled, ({ queue }) => queue);
  const found: { readonly at: number; readonly neighbours: string; readonly by: number }[] = [];
  for (const [at, list] of Map.groupBy(near, ({ row }) => row)) {
    const own = labelled[at]?.queue ?? '';
    if ((ofQueue.get(own)?.length ?? 0) < 2) continue;
    const sorted = list.toSorted((a, b) => b.cosine - a.cosine);
    // What is not among the closest is at most as close as the last of them.
    const furthest = sorted.length < closest ? 0 : (sorted.at(-1)?.cosine ?? 0);
    const closeness = (queue: string): number => {
      const most = Math.min(counted, (ofQueue.get(queue)?.length ?? 0) - (queue === own ? 1 : 0));
      const cosines = sorted
        .filter(({ other }) => labelled[other]?.queue === queue)
        .slice(0, most)
        .map(({ cosine }) => cosine);
      while (cosines.length < most) cosines.push(furthest);
      return cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, most);
    };
    const others = [...new Set(sorted.map(({ other }) => labelled[other]?.queue ?? ''))]
      // One example is no neighbourhood.
      .filter((queue) => queue !== own && (ofQueue.get(queue)?.length ?? 0) >= counted)
      .map((queue) => ({ queue, cosine: closeness(queue) }))
      .sort((a, b) => b.cosine - a.cosine);
    const [best] = others;
    if (best === undefined || best.cosine < closeCosine) continue;
    const by = best.cosine - closeness(own);
    if (by >= margin) found.push({ at, neighbours: best.queue, by });
  }
  return found.sort((a, b) => b.by - a.by);
}
