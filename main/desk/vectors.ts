import { BatchMatches, exactSearch, MetricKind } from 'usearch';

/** Unit vectors side by side, `dimensions` signed bytes each; behind the last of them there may be room for more. */
export interface PackedVectors {
  readonly dimensions: number;
  readonly count: number;
  readonly packed: Int8Array;
}

/** What a component of 1 becomes in a signed byte. */
const unit = 127;
/** One thread: the machine belongs to whoever works at it. */
export const threads = 1;

/** A unit vector as signed bytes, the way vectors are stored and compared: component times 127, rounded. */
export function quantize(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Math.max(-unit, Math.min(unit, Math.round((vector[at] ?? 0) * unit)));
  return bytes;
}

/** A vector as bytes and back, as it is encrypted; views, not copies. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
export const vectorOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Int8Array =>
  new Int8Array(buffer, byteOffset, byteLength);

/** The unit vector that the bytes stand for. */
export const dequantize = (bytes: Int8Array): Float32Array =>
  Float32Array.from(bytes, (component) => component / unit);

/** Cosine, from -1 to 1, of two unit vectors as signed bytes; the second one begins at `from` in a pack. */
export function cosine(one: Int8Array, other: Int8Array, from = 0): number {
  let product = 0;
  for (let at = 0; at < one.length; at++) product += (one[at] ?? 0) * (other[from + at] ?? 0);
  return product / (unit * unit);
}

/** The same of a unit vector and one as signed bytes. */
export function cosineToBytes(one: Float32Array, other: Int8Array): number {
  let product = 0;
  for (let at = 0; at < one.length; at++) product += (one[at] ?? 0) * (other[at] ?? 0);
  return product / unit;
}

/**
 * The product of `length` components, which begin at `oneFrom` and `otherFrom`; of two unit vectors it is their cosine. A
 * function of its own for each kind of numbers: the engine makes a much quicker loop of it than of a mixture.
 */
export function dotProduct(
  one: Float32Array,
  other: Float32Array,
  oneFrom = 0,
  otherFrom = 0,
  length = one.length,
): number {
  let product = 0;
  for (let at = 0; at < length; at++) product += (one[oneFrom + at] ?? 0) * (other[otherFrom + at] ?? 0);
  return product;
}

/** Unit vector of the sum. */
export function centroid(vectors: readonly Int8Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  const length = Math.hypot(...sum) || 1;
  return sum.map((component) => component / length);
}

/** Copies vectors of so many dimensions side by side. */
export function packVectors(vectors: readonly Int8Array[], dimensions: number): PackedVectors {
  const packed = new Int8Array(vectors.length * dimensions);
  for (const [row, vector] of vectors.entries()) packed.set(vector, row * dimensions);
  return { dimensions, count: vectors.length, packed };
}

/**
 * Gives the memory of copied vectors back at once, which may be most of what the desk has and would else stay until
 * garbage is collected. They are not to be used any more.
 */
export function freeVectors({ packed }: Pick<PackedVectors, 'packed'>): void {
  if (packed.buffer instanceof ArrayBuffer) packed.buffer.transfer(0);
}

/** How much larger a full pack becomes: it is copied rarely, and little of it lies empty. */
export const packGrowth = 1.25;

/** The pack with more vectors behind those that it has; the given one is not to be used any more. */
export function appendVectors(
  { packed, count, dimensions }: PackedVectors,
  vectors: readonly Int8Array[],
): PackedVectors {
  const total = count + vectors.length;
  let room = packed;
  if (total * dimensions > packed.length) {
    room = new Int8Array(Math.ceil(total * packGrowth) * dimensions);
    room.set(packed.subarray(0, count * dimensions));
  }
  for (const [at, vector] of vectors.entries()) room.set(vector, (count + at) * dimensions);
  return { dimensions, count: total, packed: room };
}

/**
 * For each query the rows of the closest vectors, closest first, at most `count`. Compares with every vector; several
 * queries at once cost less than one by one, as the vectors come from memory once for all of them.
 */
export function nearestRows(
  { packed, count: rows, dimensions }: PackedVectors,
  queries: readonly Int8Array[],
  count: number,
): readonly (readonly number[])[] {
  if (rows === 0 || queries.length === 0) return queries.map(() => []);
  const matches = exactSearch(
    packed.subarray(0, rows * dimensions),
    // A copy: the exact search reads a view from the beginning of what it is a view of.
    packVectors(queries, dimensions).packed,
    dimensions,
    Math.min(count, rows),
    // All are of unit length, so the inner product orders like the cosine and costs less.
    MetricKind.IP,
    threads,
  );
  return queries.map((_, at) => {
    const { keys } = matches instanceof BatchMatches ? matches.get(at) : matches;
    return Array.from(keys, Number);
  });
}
