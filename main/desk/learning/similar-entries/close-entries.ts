import type { QuestionVectors } from '../../search/vector-index.ts';
import { freeVectors } from '../../vectors.ts';
import { type ClosePairs, createClosePairs } from './close-pairs.ts';
import { createNeighbourFinder } from './nearest-neighbours.ts';
import { minCosine } from './question-similarity.ts';
import { type CloseEntries, minEntryCosine } from './stated-contradictions.ts';

/** How the model's cosines become those that the bars were chosen for, and where others have their turn. */
interface Comparing {
  /** See `LibraryModelRoom.cosineScale`. */
  readonly scale: number;
  readonly yieldIfBusy: () => Promise<void>;
}

const scaled = (cosine: number, scale: number): number => 1 - (1 - cosine) * scale;
const unscaled = (cosine: number, scale: number): number => 1 - (1 - cosine) / scale;

function rowsOf({ count, entryIds }: QuestionVectors, ids: ReadonlySet<string>): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (ids.has(entryIds[row] ?? '')) rows.push(row);
  return rows;
}

/** Entries that ask something close to what the given ones ask. Frees the vectors. */
export async function closeQuestions(
  vectors: QuestionVectors,
  ids: ReadonlySet<string>,
  { scale, yieldIfBusy }: Comparing,
): Promise<ClosePairs> {
  const pairs = createClosePairs(vectors);
  const findNeighbours = createNeighbourFinder(vectors, yieldIfBusy);
  await findNeighbours(rowsOf(vectors, ids), unscaled(minCosine, scale), (row, other, cosine) =>
    pairs.add(row, other, scaled(cosine, scale)),
  );
  freeVectors(vectors);
  return pairs;
}

/** Entries that are close to the given ones as a whole, and what is close to those. Frees the vectors of their answers. */
export async function closeEntries(
  vectors: QuestionVectors,
  fresh: ReadonlySet<string>,
  { scale, yieldIfBusy }: Comparing,
): Promise<CloseEntries> {
  const pairs = createClosePairs(vectors);
  const findNeighbours = createNeighbourFinder(vectors, yieldIfBusy);
  let ids = fresh;
  for (const _ of ['theirs', 'those of the others']) {
    const least = unscaled(minEntryCosine, scale);
    await findNeighbours(rowsOf(vectors, ids), least, (row, other, cosine) =>
      pairs.add(row, other, scaled(cosine, scale)),
    );
    ids = new Set([...pairs.entryIds()].filter((id) => !fresh.has(id)));
  }
  freeVectors(vectors);
  return (id) => {
    const close = new Map<string, number>();
    for (const { entryId, cosine } of pairs.of(id))
      close.set(entryId, Math.max(close.get(entryId) ?? 0, cosine));
    return close;
  };
}
