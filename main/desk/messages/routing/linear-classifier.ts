import { dotProduct } from '../../vectors.ts';

/** Rows of equal width in one piece of memory. */
export interface Matrix {
  readonly data: Float32Array;
  readonly width: number;
  readonly count: number;
}

export function zeroMatrix(count: number, width: number): Matrix {
  return { data: new Float32Array(count * width), width, count };
}

/** The product of row `row` with `vector`, which begins at `offset`. */
export function dot({ data, width }: Matrix, row: number, vector: Float32Array, offset = 0): number {
  return dotProduct(data, vector, row * width, offset, width);
}

/** Adds `factor` times `vector`, which begins at `offset`, to row `row`. */
export function addScaled(
  { data, width }: Matrix,
  row: number,
  factor: number,
  vector: Float32Array,
  offset = 0,
): void {
  const start = row * width;
  for (let at = 0; at < width; at++)
    data[start + at] = (data[start + at] ?? 0) + factor * (vector[offset + at] ?? 0);
}

/** Brings every row to unit length; a row of zeros stays. */
export function normalizeRows({ data, width, count }: Matrix): void {
  for (let row = 0; row < count; row++) {
    let squares = 0;
    for (let at = row * width; at < (row + 1) * width; at++) squares += (data[at] ?? 0) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = row * width; at < (row + 1) * width; at++) data[at] = (data[at] ?? 0) * scale;
  }
}

export interface TrainingOptions {
  /** How sharply the scores compete while learning. */
  readonly sharpness: number;
  readonly epochs: number;
  /** Length of the first steps; they shrink to nothing. */
  readonly learningRate: number;
  /** Called between stretches of work, so that others get a turn. */
  readonly yieldToEventLoop: () => Promise<void>;
}

/** Steps between two pauses, in products of a row and a vector. */
const productsBetweenPauses = 20_000;
/** Below this a queue has nothing to learn from an example. */
const smallest = 1e-3;

/**
 * Moves the rows of `queues` (one a queue, beginning at the middle of its examples) so that each example scores
 * highest for its own queue: multinomial logistic regression by single steps. Same input, same result.
 */
export async function trainLinearClassifier(
  queues: Matrix,
  examples: Matrix,
  queueOf: Int32Array,
  { sharpness, epochs, learningRate, yieldToEventLoop }: TrainingOptions,
): Promise<void> {
  const order = Int32Array.from({ length: examples.count }, (_, at) => at);
  const shares = new Float64Array(queues.count);
  const random = createRandom();
  let products = 0;
  for (let round = 0; round < epochs; round++) {
    shuffle(order, random);
    const rate = learningRate * (1 - round / epochs);
    for (const example of order) {
      const offset = example * examples.width;
      for (let queue = 0; queue < queues.count; queue++)
        shares[queue] = sharpness * dot(queues, queue, examples.data, offset);
      softmax(shares);
      const own = queueOf[example] ?? 0;
      shares[own] = (shares[own] ?? 0) - 1;
      for (let queue = 0; queue < queues.count; queue++) {
        const error = shares[queue] ?? 0;
        if (Math.abs(error) > smallest) addScaled(queues, queue, -rate * error, examples.data, offset);
      }
      products += queues.count;
      if (products > productsBetweenPauses) {
        products = 0;
        await yieldToEventLoop();
      }
    }
  }
}

function softmax(values: Float64Array): void {
  const highest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const value = Math.exp((values[at] ?? 0) - highest);
    values[at] = value;
    sum += value;
  }
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / sum;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** The same numbers in [0, 1) every time (mulberry32). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
