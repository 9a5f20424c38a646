import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../ports.ts';
import { createNgramIndex, type NgramIndex } from './ngram-index.ts';
import {
  addScaled,
  dot,
  zeroMatrix,
  normalizeRows,
  trainLinearClassifier,
  type Matrix,
} from './linear-classifier.ts';
import fitted from './fitted.json' with { type: 'json' };

/** Where messages of one kind go. The name is evidence too, so a new queue works before it has any example. */
export interface QueueClass {
  readonly id: string;
  readonly name: string;
  /** What belongs there, in the owner's words; may be empty. */
  readonly description: string;
  readonly examples: readonly string[];
}

/** What spoke for a queue: an example, or its name or description, and how similar it is. */
interface Neighbour {
  readonly text: string;
  readonly from: 'name' | 'description' | 'example';
  /** About 0 to 1. */
  readonly similarity: number;
}

export interface Classification {
  /** Id of the queue, or null for none of these. */
  readonly queue: string | null;
  /** The closest queue even when it is not close enough; null only when there is no queue. */
  readonly best: string | null;
  /** Probability that `best` is right, 0 to 1. */
  readonly confidence: number;
  /** The examples, names and descriptions of `best` that are most like the message, best first. */
  readonly because: readonly Neighbour[];
  /** Both scores of `best`, and of the queue after it. */
  readonly scores: Scores & { readonly next: number | null };
  /** An example of none of the queues is closer than any queue. */
  readonly isOutOfScope: boolean;
}

export interface QueueClassifier {
  /**
   * Learns the queues anew, and `nowhere`: examples of what belongs to none of them. What was embedded before is not
   * embedded again, so that a correction counts at once. Rejects as the model does; then what was learned stays.
   */
  train(queues: readonly QueueClass[], nowhere?: readonly string[]): Promise<void>;
  /** Classifies a text by its vector, embedded as a query. Immediate. */
  predict(text: string, vector: Float32Array): Classification;
  classify(text: string): Promise<Classification>;
}

export interface QueueClassifierDeps {
  readonly embedder: Pick<Embedder, 'embed' | 'dimensions'>;
}

const reasonsShown = 3;
/** So few are embedded ahead of a running import; more of them would hold up the searches. */
const fewTexts = 100;
const outOfScopeId = '';
const noClassification: Classification = {
  queue: null,
  best: null,
  confidence: 0,
  because: [],
  scores: { own: 0, neighbours: 0, next: null },
  isOutOfScope: false,
};

/** Classifies messages into the owner's queues by meaning and by words. */
export function createQueueClassifier({ embedder }: QueueClassifierDeps): QueueClassifier {
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  let model: TrainedModel | null = null;
  const predictIfTrained = (text: string, vector: Float32Array): Classification =>
    model ? predict(model, text, vector) : noClassification;

  return {
    async train(queues, nowhere = []) {
      const all =
        nowhere.length === 0
          ? queues
          : [...queues, { id: outOfScopeId, name: '', description: '', examples: nowhere }];
      const texts = all.flatMap(textsOf);
      const missing = [...new Set(texts)].filter((text) => !vectors.has(text));
      const fresh = await embedder.embed(missing, missing.length > fewTexts ? 'passage' : 'query');
      const found = new Map(missing.map((text, at) => [text, fresh[at] ?? new Float32Array()]));
      for (const text of texts) found.set(text, vectors.get(text) ?? found.get(text) ?? new Float32Array());
      vectors = found;
      model = queues.length === 0 ? null : await fitModel(all, found, embedder.dimensions);
    },
    predict: predictIfTrained,
    async classify(text) {
      if (!model) return noClassification;
      const [vector] = await embedder.embed([text], 'query');
      return vector ? predictIfTrained(text, vector) : noClassification;
    },
  };
}

/** A name as words: "card_arrival", "cardArrival" and "Card arrival" say the same. */
const humanizeName = (name: string): string =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\-/]+/g, ' ')
    .toLowerCase()
    .trim();

interface Titled {
  readonly text: string;
  readonly from: 'name' | 'description';
}

/** What describes a queue besides its examples. */
const titlesOf = ({ name, description }: QueueClass): readonly Titled[] =>
  [
    { text: humanizeName(name), from: 'name' as const },
    { text: description.trim(), from: 'description' as const },
  ].filter(({ text }) => text !== '');

const textsOf = (queue: QueueClass): readonly string[] => [
  ...titlesOf(queue).map(({ text }) => text),
  ...queue.examples,
];

interface TrainedModel {
  readonly ids: readonly string[];
  /** One row an example, titles included; centred, of unit length. */
  readonly examples: Matrix;
  readonly sources: readonly Pick<Neighbour, 'text' | 'from'>[];
  readonly queueOf: Int32Array;
  /** What separates the queues, one row each. */
  readonly weights: Matrix;
  readonly grams: NgramIndex;
  /** What all examples have in common; it says nothing about the queue. */
  readonly mean: Float32Array;
  /** What these queues are broader by than those that the bar was chosen on, in evidence; see `broadnessOf`. */
  readonly broadness: number;
}

async function fitModel(
  queues: readonly QueueClass[],
  vectors: ReadonlyMap<string, Float32Array>,
  width: number,
): Promise<TrainedModel> {
  const rows = queues.flatMap((queue, at) => {
    const titles = titlesOf(queue);
    return [
      ...titles.map((title) => ({ ...title, queue: at, weight: fitted.titleWeight / titles.length })),
      ...queue.examples.map((text) => ({ text, from: 'example' as const, queue: at, weight: 1 })),
    ];
  });
  const texts = rows.map(({ text }) => text);
  const mean = new Float32Array(width);
  for (const text of texts)
    for (const [at, value] of (vectors.get(text) ?? mean).entries())
      mean[at] = (mean[at] ?? 0) + value / (texts.length + fitted.fewExamples);
  const examples = zeroMatrix(rows.length, width);
  for (const [at, text] of texts.entries()) examples.data.set(vectors.get(text) ?? mean, at * width);
  for (let at = 0; at < rows.length; at++) addScaled(examples, at, -1, mean);
  normalizeRows(examples);
  const centroids = zeroMatrix(queues.length, width);
  for (const [at, { queue, weight }] of rows.entries())
    addScaled(centroids, queue, weight, examples.data, at * width);
  normalizeRows(centroids);
  const queueOf = Int32Array.from(rows, ({ queue }) => queue);
  const yieldToEventLoop = (): Promise<void> => setImmediate();
  await trainLinearClassifier(centroids, examples, queueOf, { ...fitted.training, yieldToEventLoop });
  const trained: TrainedModel = {
    ids: queues.map(({ id }) => id),
    examples,
    sources: rows.map(({ text, from }) => ({ text, from })),
    queueOf,
    weights: centroids,
    grams: await createNgramIndex(texts, fitted.gramWeight, yieldToEventLoop),
    mean,
    broadness: 0,
  };
  return { ...trained, broadness: await broadnessOf(trained, yieldToEventLoop) };
}

interface Scores {
  /** How far the message is on the queue's side of what separates the queues. */
  readonly own: number;
  /** How close it is to examples of the queue, the closest counting most. */
  readonly neighbours: number;
}
const nowhere: Scores = { own: 0, neighbours: 0 };

interface Ranking {
  readonly scores: readonly Scores[];
  readonly sums: readonly number[];
  /** Queues that a message can go to, the closest first. */
  readonly ranked: readonly number[];
  /** How like the message each example is, up to `full`. */
  readonly alike: Float32Array;
  readonly full: number;
}

/** Holds a centred vector of unit length and its text against all queues; the example of row `except` does not count. */
function rank(trained: TrainedModel, text: string, asked: Float32Array, except = -1): Ranking {
  const { ids, examples, queueOf, weights } = trained;
  const alike = new Float32Array(examples.count);
  for (let at = 0; at < alike.length; at++) alike[at] = dot(examples, at, asked);
  trained.grams.addSimilarity(text, alike);
  const full = 1 + 2 * fitted.gramWeight;
  const near = new Float64Array(ids.length);
  for (let at = 0; at < alike.length; at++) {
    if (at === except) continue;
    const queue = queueOf[at] ?? 0;
    near[queue] = (near[queue] ?? 0) + Math.exp(fitted.nearness * ((alike[at] ?? 0) / full - 1));
  }
  const scores = ids.map((_, queue): Scores => ({
    own: dot(weights, queue, asked),
    neighbours: 1 + Math.log((near[queue] ?? 0) + 1e-12) / fitted.nearness,
  }));
  const sums = scores.map(({ own, neighbours }) => own + fitted.neighbourWeight * neighbours);
  const ranked = [...sums.keys()]
    .filter((queue) => ids[queue] !== outOfScopeId)
    .toSorted((one, other) => (sums[other] ?? 0) - (sums[one] ?? 0));
  return { scores, sums, ranked, alike, full };
}

function predict(trained: TrainedModel, text: string, vector: Float32Array): Classification {
  const { ids, examples } = trained;
  const asked = zeroMatrix(1, vector.length);
  asked.data.set(vector);
  addScaled(asked, 0, -1, trained.mean);
  normalizeRows(asked);
  const { scores, sums, ranked, alike, full } = rank(trained, text, asked.data);
  const best = ranked[0] ?? 0;
  const next = ranked[1] === undefined ? null : (sums[ranked[1]] ?? 0);
  const isOutOfScope = ids.some((id, queue) => id === outOfScopeId && (sums[queue] ?? 0) > (sums[best] ?? 0));
  const found = scores[best] ?? nowhere;
  const evidence = evidenceOf(found, examples.count / ids.length) + trained.broadness;
  const confidence = isOutOfScope ? 0 : 1 / (1 + Math.exp(-evidence));
  const id = ids[best] ?? null;
  return {
    queue: confidence >= fitted.confidence.least ? id : null,
    best: id,
    confidence,
    because: reasons(trained, best, alike, full),
    scores: { ...found, next },
    isOutOfScope,
  };
}

/** The more examples a queue has, the closer whatever comes is to some of them; closeness is read by that. */
function evidenceOf({ own, neighbours }: Scores, examplesPerQueue: number): number {
  const curve = fitted.confidence;
  return (
    curve.own * own +
    curve.neighbours * neighbours +
    curve.examples * Math.log(curve.examplesAtLeast + examplesPerQueue) +
    curve.offset
  );
}

/**
 * What is added to the evidence by these queues' own examples, each held against the others: where queues are broad and
 * messages long, nothing is as close to an example as among short questions. What the lower third of them lacks of the usual
 * evidence is made good in part; little where there are few examples to tell by.
 */
async function broadnessOf(trained: TrainedModel, yieldToEventLoop: () => Promise<void>): Promise<number> {
  const { ids, examples, sources, queueOf } = trained;
  const { lower, usual, share, sampled, halfTrusted } = fitted.broadness;
  const own = [...sources.keys()].filter(
    (row) => sources[row]?.from === 'example' && ids[queueOf[row] ?? 0] !== outOfScopeId,
  );
  const found: number[] = [];
  for (let at = 0; at < own.length; at += Math.max(1, own.length / sampled)) {
    const row = own[Math.floor(at)] ?? 0;
    const vector = examples.data.subarray(row * examples.width, (row + 1) * examples.width);
    const { scores, ranked } = rank(trained, sources[row]?.text ?? '', vector, row);
    const best = ranked[0] ?? 0;
    if (best === queueOf[row]) found.push(evidenceOf(scores[best] ?? nowhere, examples.count / ids.length));
    await yieldToEventLoop();
  }
  const low = found.toSorted((a, b) => a - b)[Math.floor(found.length * lower)];
  if (low === undefined) return 0;
  const { least } = fitted.confidence;
  const bar = Math.log(least / (1 - least));
  const lacking = Math.max(0, usual - (low - bar));
  const each = (own.length / ids.length / halfTrusted) ** 2;
  return (share * lacking * each) / (each + 1);
}

function reasons(
  { sources, queueOf }: TrainedModel,
  queue: number,
  alike: Float32Array,
  full: number,
): readonly Neighbour[] {
  return sources
    .flatMap((source, at) =>
      queueOf[at] === queue ? [{ ...source, similarity: (alike[at] ?? 0) / full }] : [],
    )
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, reasonsShown);
}
