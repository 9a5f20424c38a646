import type { QuestionVectors } from '../../search/vector-index.ts';

/** One entry that is close to another, by a row of each. */
interface ClosePartner {
  readonly entryId: string;
  readonly cosine: number;
  /** At least one of the two rows is a variant. */
  readonly isVariant: boolean;
}

/** Pairs of rows of two entries that are close to each other. */
export interface ClosePairs {
  /** From either side; two rows of one entry are no pair. */
  add(row: number, other: number, cosine: number): void;
  /** In the order in which they came. */
  of(entryId: string): Iterable<ClosePartner>;
  /** The entries that have a partner. */
  entryIds(): Iterable<string>;
}

/** Ends a chain: places are kept one higher, so that a new piece of memory holds nothing but ends. */
const end = 0;

/**
 * Kept as numbers side by side, 25 bytes a pair: an object and an entry of a map for each, from either side, took two hundred, and
 * comparing a whole large library has millions of pairs.
 */
export function createClosePairs({ entryIds, isVariant }: QuestionVectors): ClosePairs {
  const numbers = new Map<string, number>();
  const numberOf = Int32Array.from(entryIds, (id) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  });
  const ids = [...numbers.keys()];
  const first = new Int32Array(ids.length);
  const last = new Int32Array(ids.length);
  let size = 0;
  /** Rows of pair n at 2n and 2n + 1; what comes next in the chains of their entries in the same places. */
  let rows = new Int32Array(0);
  let next = new Int32Array(0);
  let cosines = new Float64Array(0);

  function makeRoom(): void {
    if (size < cosines.length) return;
    const room = Math.max(1024, Math.ceil(size * 1.5));
    const [formerRows, formerNext, formerCosines] = [rows, next, cosines];
    rows = new Int32Array(2 * room);
    rows.set(formerRows);
    next = new Int32Array(2 * room);
    next.set(formerNext);
    cosines = new Float64Array(room);
    cosines.set(formerCosines);
  }

  function chain(place: number, row: number): void {
    const number = numberOf[row] ?? 0;
    const before = last[number] ?? end;
    if (before === end) first[number] = place + 1;
    else next[before - 1] = place + 1;
    last[number] = place + 1;
    rows[place] = row;
  }

  return {
    add(row, other, cosine) {
      if (numberOf[row] === numberOf[other]) return;
      makeRoom();
      cosines[size] = cosine;
      chain(2 * size, row);
      chain(2 * size + 1, other);
      size += 1;
    },
    *of(entryId) {
      const number = numbers.get(entryId);
      if (number === undefined) return;
      for (let at = first[number] ?? end; at !== end; at = next[at - 1] ?? end) {
        const place = at - 1;
        const [row, other] = [rows[place] ?? 0, rows[place ^ 1] ?? 0];
        yield {
          entryId: entryIds[other] ?? '',
          cosine: cosines[place >> 1] ?? 0,
          isVariant: isVariant[row] === true || isVariant[other] === true,
        };
      }
    },
    entryIds: () => ids.filter((_, number) => first[number] !== end),
  };
}
