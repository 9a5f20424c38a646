import { Index, MetricKind, ScalarKind } from 'usearch';
import { cosine, nearestRows, type PackedVectors, threads } from '../../vectors.ts';

/** A vector that is close to another one: rows of both, and their cosine. */
interface Neighbour {
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

/** Tells the closest vectors of the given rows among all of them, those above `least` alone, by the rows of both. */
type FindNeighbours = (
  rows: readonly number[],
  least: number,
  onNeighbour: (row: number, other: number, cosine: number) => void,
  closest?: number,
) => Promise<void>;

/**
 * Finds neighbours among these vectors. Takes time that grows with the number of rows times its logarithm; calls `yieldIfBusy`
 * every few milliseconds, which may throw to give up. What many rows are sought by is built once, as it takes as much memory as
 * the vectors and longer than the search.
 */
export function createNeighbourFinder(
  { dimensions, count, packed }: PackedVectors,
  yieldIfBusy: () => Promise<void>,
): FindNeighbours {
  let built: Index | null = null;
  const at = (row: number): Int8Array => packed.subarray(row * dimensions, (row + 1) * dimensions);

  async function build(): Promise<Index> {
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
    return index;
  }

  return async (rows, least, onNeighbour, closest = usualClosest) => {
    const take = (row: number, closestRows: readonly number[]): void => {
      for (const other of closestRows) {
        if (other === row) continue;
        // Computed here, so that both ways of searching mean the same by it.
        const similarity = cosine(at(row), packed, other * dimensions);
        if (similarity >= least) onNeighbour(row, other, similarity);
      }
    };
    const most = Math.min(closest + 1, count);
    if (rows.length <= fewRows) {
      for (const row of rows) {
        take(row, nearestRows({ dimensions, count, packed }, [at(row)], most)[0] ?? []);
        await yieldIfBusy();
      }
      return;
    }
    built ??= await build();
    for (const [done, row] of rows.entries()) {
      take(row, Array.from(built.search(at(row).slice(), most, threads).keys, Number));
      if (done % rowsAtOnce === 0) await yieldIfBusy();
    }
  };
}

/** The same of a pack that is asked once, in one list: for a few hundred rows. */
export async function nearestNeighbours(
  vectors: PackedVectors,
  rows: readonly number[],
  least: number,
  yieldIfBusy: () => Promise<void>,
  closest = usualClosest,
): Promise<readonly Neighbour[]> {
  const found: Neighbour[] = [];
  await createNeighbourFinder(vectors, yieldIfBusy)(
    rows,
    least,
    (row, other, cosineOfBoth) => found.push({ row, other, cosine: cosineOfBoth }),
    closest,
  );
  return found;
}
