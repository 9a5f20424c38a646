/**
 * Makes `models/heads/tokens.json`: the directions on which the states of tokens are projected, the first principal ones of
 * the states in texts of our own. Nothing is learned from what belongs together.
 */
import { createHash } from 'node:crypto';

export interface TokenTraining {
  readonly model: string;
  readonly texts: readonly string[];
  /** Components of a state. */
  readonly inputs: number;
  /** The states of each text's tokens side by side, without the special ones. */
  readonly statesOf: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
}

const dimensions = 64;
const batch = 64;
const rounds = 80;

/** The file, as text. */
export async function trainTokens({ model, texts, inputs, statesOf }: TokenTraining): Promise<string> {
  const products = new Float64Array(inputs * inputs);
  for (let from = 0; from < texts.length; from += batch)
    for (const states of await statesOf(texts.slice(from, from + batch)))
      for (let token = 0; token < states.length; token += inputs)
        addProducts(products, unitOf(states.subarray(token, token + inputs)));
  const directions = principalDirections(products, inputs);
  const largest = directions.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = 127 / largest;
  const bytes = Int8Array.from(directions, (value) => Math.round(value * unit));
  const head = {
    provenance:
      'Made by `npm run train -- tokens` from the states of tokens in texts of our own; docs/adr/late-interaction.md says why.',
    model,
    version: 1,
    texts: {
      count: texts.length,
      sha256: createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16),
    },
    inputs,
    dimensions,
    unit,
    projection: Buffer.from(bytes.buffer).toString('base64'),
  };
  return `${JSON.stringify(head)}\n`;
}

function unitOf(vector: Float32Array): Float64Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return Float64Array.from(vector, (value) => value * scale);
}

function addProducts(products: Float64Array, vector: Float64Array): void {
  const { length } = vector;
  for (let one = 0; one < length; one++)
    for (let other = 0; other < length; other++) {
      const at = one * length + other;
      products[at] = (products[at] ?? 0) + (vector[one] ?? 0) * (vector[other] ?? 0);
    }
}

/** One after the other, each of unit length, by iterating on the subspace from the same beginning every time. */
function principalDirections(products: Float64Array, inputs: number): Float64Array {
  let rows = new Float64Array(dimensions * inputs);
  let seed = 1;
  for (let at = 0; at < rows.length; at++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    rows[at] = seed / 2 ** 31 - 1;
  }
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(rows.length);
    for (let row = 0; row < dimensions; row++)
      for (let one = 0; one < inputs; one++) {
        let sum = 0;
        for (let at = 0; at < inputs; at++)
          sum += (products[one * inputs + at] ?? 0) * (rows[row * inputs + at] ?? 0);
        next[row * inputs + one] = sum;
      }
    makeOrthogonal(next, inputs);
    rows = next;
  }
  return rows;
}

function makeOrthogonal(rows: Float64Array, inputs: number): void {
  const row = (number: number): Float64Array => rows.subarray(number * inputs, (number + 1) * inputs);
  for (let number = 0; number < dimensions; number++) {
    const own = row(number);
    for (let before = 0; before < number; before++) {
      const other = row(before);
      const product = own.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
      for (let at = 0; at < inputs; at++) own[at] = (own[at] ?? 0) - product * (other[at] ?? 0);
    }
    const length = Math.hypot(...own) || 1;
    for (let at = 0; at < inputs; at++) own[at] = (own[at] ?? 0) / length;
  }
}
