import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../ports.ts';
import { createGramIndex } from './grams.ts';
import { addTo, dot, emptyRows, normalize, separate, type Rows } from './separate.ts';
import fitted from './fitted.json' with { type: 'json' };

/** Where messages of one kind go. The name is evidence too, so a new queue works before it has any example. */
export interface Queue {
  readonly name: string;
  /** What belongs there, in the owner's words; may be empty. */
  readonly description: string;
  readonly examples: readonly string[];
}

/** An example that spoke for a queue, and how much it is alike (about 0 to 1). */
interface AlikeExample {
  readonly text: string;
  readonly queue: string;
  readonly likeness: number;
}

interface Sorted {
  /** The queue, or null for none of these. */
  readonly queue: string | null;
  /** The closest queue even when it is not close enough; null only when there is no queue. */
  readonly best: string | null;
  /** Probability that `best` is right, 0 to 1. */
  readonly confidence: number;
  /** The examples, names and descriptions of `best` that are most like the message, best first. */
  readonly because: readonly AlikeExample[];
}

export interface Sorter {
  /** Learns the queues anew. What was embedded before is not embedded again, so that a correction teaches at once. */
  train(queues: readonly Queue[]): Promise<void>;
  sort(text: string): Promise<Sorted>;
}

export interface SorterDeps {
  readonly embedder: Pick<Embedder, 'embed' | 'dimensions'>;
}

const reasonsShown = 3;
const nothing: Sorted = { queue: null, best: null, confidence: 0, because: [] };

/** Sorts messages into the owner's queues by meaning and by words. */
export function createSorter({ embedder }: SorterDeps): Sorter {
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  let learned: Learned | null = null;

  return {
    async train(queues) {
      const texts = queues.flatMap(textsOf);
      const missing = [...new Set(texts)].filter((text) => !vectors.has(text));
      const fresh = await embedder.embed(missing, 'passage');
      const found = new Map(missing.map((text, at) => [text, fresh[at] ?? new Float32Array()]));
      for (const text of texts) found.set(text, vectors.get(text) ?? found.get(text) ?? new Float32Array());
      vectors = found;
      learned = queues.length === 0 ? null : await learn(queues, found, embedder.dimensions);
    },
    async sort(text) {
      if (!learned) return nothing;
      const [vector] = await embedder.embed([text], 'query');
      return vector ? judge(learned, text, vector) : nothing;
    },
  };
}

/** A name as words: "card_arrival", "cardArrival" and "Card arrival" say the same. */
const spoken = (name: string): string =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\-/]+/g, ' ')
    .toLowerCase()
    .trim();

/** What tells of a queue besides its examples. */
const titlesOf = ({ name, description }: Queue): readonly string[] =>
  [spoken(name), description.trim()].filter((text) => text !== '');

const textsOf = (queue: Queue): readonly string[] => [...titlesOf(queue), ...queue.examples];

interface Learned {
  readonly names: readonly string[];
  /** One row an example, titles included; centred, of unit length. */
  readonly examples: Rows;
  readonly texts: readonly string[];
  readonly queueOf: Int32Array;
  /** What separates the queues, one row each. */
  readonly queues: Rows;
  readonly grams: ReturnType<typeof createGramIndex>;
  /** What all examples have in common; it says nothing about the queue. */
  readonly common: Float32Array;
}

async function learn(
  queues: readonly Queue[],
  vectors: ReadonlyMap<string, Float32Array>,
  width: number,
): Promise<Learned> {
  const rows = queues.flatMap((queue, at) => {
    const titles = titlesOf(queue);
    return [
      ...titles.map((text) => ({ text, queue: at, weight: fitted.titleWeight / titles.length })),
      ...queue.examples.map((text) => ({ text, queue: at, weight: 1 })),
    ];
  });
  const texts = rows.map(({ text }) => text);
  const common = new Float32Array(width);
  for (const text of texts)
    for (const [at, value] of (vectors.get(text) ?? common).entries())
      common[at] = (common[at] ?? 0) + value / (texts.length + fitted.fewExamples);
  const examples = emptyRows(rows.length, width);
  for (const [at, text] of texts.entries()) examples.data.set(vectors.get(text) ?? common, at * width);
  for (let at = 0; at < rows.length; at++) addTo(examples, at, -1, common);
  normalize(examples);
  const middles = emptyRows(queues.length, width);
  for (const [at, { queue, weight }] of rows.entries())
    addTo(middles, queue, weight, examples.data, at * width);
  normalize(middles);
  const queueOf = Int32Array.from(rows, ({ queue }) => queue);
  await separate(middles, examples, queueOf, { ...fitted.separate, pause: () => setImmediate() });
  return {
    names: queues.map(({ name }) => name),
    examples,
    texts,
    queueOf,
    queues: middles,
    grams: createGramIndex(texts, fitted.gramWeight),
    common,
  };
}

interface Scores {
  /** How far the message is on the queue's side of what separates the queues. */
  readonly own: number;
  /** How close it is to examples of the queue, the closest counting most. */
  readonly neighbours: number;
}
const nowhere: Scores = { own: 0, neighbours: 0 };

function judge(learned: Learned, text: string, vector: Float32Array): Sorted {
  const { names, examples, queueOf, queues } = learned;
  const asked = emptyRows(1, vector.length);
  asked.data.set(vector);
  addTo(asked, 0, -1, learned.common);
  normalize(asked);
  const alike = new Float32Array(examples.count);
  for (let at = 0; at < alike.length; at++) alike[at] = dot(examples, at, asked.data);
  learned.grams.addLikeness(text, alike);
  const full = 1 + 2 * fitted.gramWeight;
  const near = new Float64Array(names.length);
  for (let at = 0; at < alike.length; at++) {
    const queue = queueOf[at] ?? 0;
    near[queue] = (near[queue] ?? 0) + Math.exp(fitted.nearness * ((alike[at] ?? 0) / full - 1));
  }
  const scores = names.map((_, queue): Scores => ({
    own: dot(queues, queue, asked.data),
    neighbours: 1 + Math.log((near[queue] ?? 0) + 1e-12) / fitted.nearness,
  }));
  const sums = scores.map(({ own, neighbours }) => own + fitted.neighbourWeight * neighbours);
  const best = sums.indexOf(Math.max(...sums));
  const confidence = confidenceOf(scores[best] ?? nowhere, examples.count / names.length);
  const name = names[best] ?? '';
  return {
    queue: confidence >= fitted.confidence.least ? name : null,
    best: name,
    confidence,
    because: reasons(learned, best, alike, full),
  };
}

/** The more examples a queue has, the closer whatever comes is to some of them; closeness is read by that. */
function confidenceOf({ own, neighbours }: Scores, examplesPerQueue: number): number {
  const curve = fitted.confidence;
  const evidence =
    curve.own * own +
    curve.neighbours * neighbours +
    curve.examples * Math.log(curve.examplesAtLeast + examplesPerQueue) +
    curve.offset;
  return 1 / (1 + Math.exp(-evidence));
}

function reasons(
  { texts, queueOf, names }: Learned,
  queue: number,
  alike: Float32Array,
  full: number,
): readonly AlikeExample[] {
  return [...queueOf.entries()]
    .flatMap(([at, owner]) => (owner === queue ? [{ at, likeness: (alike[at] ?? 0) / full }] : []))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, reasonsShown)
    .map(({ at, likeness }) => ({ text: texts[at] ?? '', queue: names[queue] ?? '', likeness }));
}
