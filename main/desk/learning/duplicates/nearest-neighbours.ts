import { exactSearch, Index, MetricKind, ScalarKind } from 'usearch';

/** Vectors side by side: 384 signed bytes each, of a unit vector times 127. */
export interface PackedVectors {
  readonly dimensions: number;
  readonly count: number;
  readonly packed: Int8Array;
}

/** A vector that is close to another one: rows of both, and their cosine. */
export interface Neighbour {
  readonly row: number;
  readonly other: number;
  readonly cosine: number;
}

/** Below this many, comparing with every vector is quicker than building an index first. */
const fewRows = 400;
/** Close ones that are compared for each. A question that is asked more often than this stays in the list for long enough. */
const usualClosest = 16;
/** Vectors that are added or sought in one go, before others have their turn: a few milliseconds. */
const rowsAtOnce = 32;
/** One thread: the machine belongs to whoever works at it. */
const threads = 1;

/**
 * The closest vectors of the given rows among all of them, those above `least` alone. Grows with the number of rows
 * times its logarithm; calls `yieldIfBusy` every few milliseconds, which may throw to give up.
 */
export async function nearestNeighbours(
  { dimensions, count, packed }: PackedVectors,
  rows: readonly number[],
  least: number,
  yieldIfBusy: () => Promise<void>,
  closest = usualClosest,
): Promise<readonly Neighbour[]> {
  const at = (row: number): Int8Array => packed.subarray(row * dimensions, (row + 1) * dimensions);
  const all = packed.subarray(0, count * dimensions);
  const found: Neighbour[] = [];
  const take = (row: number, keys: BigUint64Array): void => {
    for (const key of keys) {
      const other = Number(key);
      if (other === row) continue;
      // Computed here, so that both ways of searching mean the same by it.
      const cosine = dotProduct(at(row), at(other)) / (127 * 127);
      if (cosine >= least) found.push({ row, other, cosine });
    }
  };
  const most = Math.min(closest + 1, count);
  if (rows.length <= fewRows) {
    for (const row of rows) {
      // A copy: the exact search reads a view from the beginning of what it is a view of.
      take(row, exactSearch(all, at(row).slice(), dimensions, most, MetricKind.IP, threads).keys);
      await yieldIfBusy();
    }
    return found;
  }
  const index = new Index({
    dimensions,
    metric: MetricKind.Cos,
    quantization: ScalarKind.I8,
    connectivity: 12,
    expansion_add: 48,
    expansion_search: 48,
    multi: false,
  });
  for (let from = 0; from < count; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce, count);
    const keys = BigUint64Array.from({ length: to - from }, (_, i) => BigInt(from + i));
    index.add(keys, packed.slice(from * dimensions, to * dimensions), threads);
    await yieldIfBusy();
  }
  for (const [done, row] of rows.entries()) {
    take(row, index.search(at(row).slice(), most, threads).keys);
    if (done % rowsAtOnce === 0) await yieldIfBusy();
  }
  return found;
}

function dotProduct(a: Int8Array, b: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
