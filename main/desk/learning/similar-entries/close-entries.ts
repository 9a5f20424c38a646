import type { QuestionVectors } from '../../search/vector-index.ts';
import { freeVectors } from '../../vectors.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { bestCosinePerPair, type PairSimilarity } from './pair-similarity.ts';
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
): Promise<ReadonlyMap<string, ReadonlyMap<string, PairSimilarity>>> {
  const near = await nearestNeighbours(
    vectors,
    rowsOf(vectors, ids),
    unscaled(minCosine, scale),
    yieldIfBusy,
  );
  freeVectors(vectors);
  return bestCosinePerPair(
    near.map((each) => ({ ...each, cosine: scaled(each.cosine, scale) })),
    vectors,
  );
}

/** Entries that are close to the given ones as a whole, and what is close to those. Frees the vectors of their answers. */
export async function closeEntries(
  vectors: QuestionVectors,
  fresh: ReadonlySet<string>,
  { scale, yieldIfBusy }: Comparing,
): Promise<CloseEntries> {
  const close = new Map<string, Map<string, number>>();
  let ids = fresh;
  for (const _ of ['theirs', 'those of the others']) {
    const least = unscaled(minEntryCosine, scale);
    for (const { row, other, cosine } of await nearestNeighbours(
      vectors,
      rowsOf(vectors, ids),
      least,
      yieldIfBusy,
    )) {
      const [one, two] = [vectors.entryIds[row] ?? '', vectors.entryIds[other] ?? ''];
      if (one === two) continue;
      for (const [from, to] of [
        [one, two],
        [two, one],
      ] as const) {
        const known = close.get(from) ?? new Map<string, number>();
        close.set(from, known.set(to, Math.max(known.get(to) ?? 0, scaled(cosine, scale))));
      }
    }
    ids = new Set([...close.keys()].filter((id) => !fresh.has(id)));
  }
  freeVectors(vectors);
  return close;
}
