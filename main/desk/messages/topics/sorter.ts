import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../ports.ts';
import { createGramIndex, type GramIndex } from './grams.ts';
import { addTo, dot, emptyRows, normalize, separate, type Rows } from './separate.ts';
import fitted from './fitted.json' with { type: 'json' };

/** Where messages of one kind go. The name is evidence too, so a new queue works before it has any example. */
export interface SortingQueue {
  readonly id: string;
  readonly name: string;
  /** What belongs there, in the owner's words; may be empty. */
  readonly description: string;
  readonly examples: readonly string[];
}

/** What spoke for a queue: its place among the examples, or its name or description, and how much it is alike. */
interface Likeness {
  readonly text: string;
  readonly from: 'name' | 'description' | 'example';
  /** About 0 to 1. */
  readonly likeness: number;
}

export interface Sorted {
  /** Id of the queue, or null for none of these. */
  readonly queue: string | null;
  /** The closest queue even when it is not close enough; null only when there is no queue. */
  readonly best: string | null;
  /** Probability that `best` is right, 0 to 1. */
  readonly confidence: number;
  /** The examples, names and descriptions of `best` that are most like the message, best first. */
  readonly because: readonly Likeness[];
  /** Both scores of `best`, and of the queue after it. */
  readonly scores: Scores & { readonly next: number | null };
  /** An example of none of the queues is closer than any queue. */
  readonly isNowhere: boolean;
}

export interface Sorter {
  /**
   * Learns the queues anew, and `nowhere`: examples of what belongs to none of them. What was embedded before is not
   * embedded again, so that a correction teaches at once. Rejects as the model does; then what was learned stays.
   */
  train(queues: readonly SortingQueue[], nowhere?: readonly string[]): Promise<void>;
  /** Sorts a text by its vector, embedded as a query. Immediate. */
  judge(text: string, vector: Float32Array): Sorted;
  sort(text: string): Promise<Sorted>;
}

export interface SorterDeps {
  readonly embedder: Pick<Embedder, 'embed' | 'dimensions'>;
}

const reasonsShown = 3;
/** So few are embedded ahead of a running import; more of them would hold up the searches. */
const fewTexts = 100;
const nowhereId = '';
const nothing: Sorted = {
  queue: null,
  best: null,
  confidence: 0,
  because: [],
  scores: { own: 0, neighbours: 0, next: null },
  isNowhere: false,
};

/** Sorts messages into the owner's queues by meaning and by words. */
export function createSorter({ embedder }: SorterDeps): Sorter {
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  let learned: Learned | null = null;
  const judgeNow = (text: string, vector: Float32Array): Sorted =>
    learned ? judge(learned, text, vector) : nothing;

  return {
    async train(queues, nowhere = []) {
      const all =
        nowhere.length === 0
          ? queues
          : [...queues, { id: nowhereId, name: '', description: '', examples: nowhere }];
      const texts = all.flatMap(textsOf);
      const missing = [...new Set(texts)].filter((text) => !vectors.has(text));
      const fresh = await embedder.embed(missing, missing.length > fewTexts ? 'passage' : 'query');
      const found = new Map(missing.map((text, at) => [text, fresh[at] ?? new Float32Array()]));
      for (const text of texts) found.set(text, vectors.get(text) ?? found.get(text) ?? new Float32Array());
      vectors = found;
      learned = queues.length === 0 ? null : await learn(all, found, embedder.dimensions);
    },
    judge: judgeNow,
    async sort(text) {
      if (!learned) return nothing;
      const [vector] = await embedder.embed([text], 'query');
      return vector ? judgeNow(text, vector) : nothing;
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

interface Titled {
  readonly text: string;
  readonly from: 'name' | 'description';
}

/** What tells of a queue besides its examples. */
const titlesOf = ({ name, description }: SortingQueue): readonly Titled[] =>
  [
    { text: spoken(name), from: 'name' as const },
    { text: description.trim(), from: 'description' as const },
  ].filter(({ text }) => text !== '');

const textsOf = (queue: SortingQueue): readonly string[] => [
  ...titlesOf(queue).map(({ text }) => text),
  ...queue.examples,
];

interface Learned {
  readonly ids: readonly string[];
  /** One row an example, titles included; centred, of unit length. */
  readonly examples: Rows;
  readonly sources: readonly Pick<Likeness, 'text' | 'from'>[];
  readonly queueOf: Int32Array;
  /** What separates the queues, one row each. */
  readonly queues: Rows;
  readonly grams: GramIndex;
  /** What all examples have in common; it says nothing about the queue. */
  readonly common: Float32Array;
}

async function learn(
  queues: readonly SortingQueue[],
  vectors: ReadonlyMap<string, Float32Array>,
  width: number,
): Promise<Learned> {
  const rows = queues.flatMap((queue, at) => {
    const titles = titlesOf(queue);
    return [
      ...titles.map((title) => ({ ...title, queue: at, weight: fitted.titleWeight / titles.length })),
      ...queue.examples.map((text) => ({ text, from: 'example' as const, queue: at, weight: 1 })),
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
  const pause = (): Promise<void> => setImmediate();
  await separate(middles, examples, queueOf, { ...fitted.separate, pause });
  return {
    ids: queues.map(({ id }) => id),
    examples,
    sources: rows.map(({ text, from }) => ({ text, from })),
    queueOf,
    queues: middles,
    grams: await createGramIndex(texts, fitted.gramWeight, pause),
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
  const { ids, examples, queueOf, queues } = learned;
  const asked = emptyRows(1, vector.length);
  asked.data.set(vector);
  addTo(asked, 0, -1, learned.common);
  normalize(asked);
  const alike = new Float32Array(examples.count);
  for (let at = 0; at < alike.length; at++) alike[at] = dot(examples, at, asked.data);
  learned.grams.addLikeness(text, alike);
  const full = 1 + 2 * fitted.gramWeight;
  const near = new Float64Array(ids.length);
  for (let at = 0; at < alike.length; at++) {
    const queue = queueOf[at] ?? 0;
    near[queue] = (near[queue] ?? 0) + Math.exp(fitted.nearness * ((alike[at] ?? 0) / full - 1));
  }
  const scores = ids.map((_, queue): Scores => ({
    own: dot(queues, queue, asked.data),
    neighbours: 1 + Math.log((near[queue] ?? 0) + 1e-12) / fitted.nearness,
  }));
  const sums = scores.map(({ own, neighbours }) => own + fitted.neighbourWeight * neighbours);
  const ranked = [...sums.keys()]
    .filter((queue) => ids[queue] !== nowhereId)
    .toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0));
  const best = ranked[0] ?? 0;
  const next = ranked[1] === undefined ? null : (sums[ranked[1]] ?? 0);
  const isNowhere = ids.some((id, queue) => id === nowhereId && (sums[queue] ?? 0) > (sums[best] ?? 0));
  const found = scores[best] ?? nowhere;
  const confidence = isNowhere ? 0 : confidenceOf(found, examples.count / ids.length);
  const id = ids[best] ?? null;
  return {
    queue: confidence >= fitted.confidence.least ? id : null,
    best: id,
    confidence,
    because: reasons(learned, best, alike, full),
    scores: { ...found, next },
    isNowhere,
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
  { sources, queueOf }: Learned,
  queue: number,
  alike: Float32Array,
  full: number,
): readonly Likeness[] {
  return sources
    .flatMap((source, at) =>
      queueOf[at] === queue ? [{ ...source, likeness: (alike[at] ?? 0) / full }] : [],
    )
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, reasonsShown);
}
