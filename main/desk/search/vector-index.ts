import type { StoredVector, VectorChange, VectorField } from '../store/store.ts';
import { cosine, nearestRows, type PackedVectors } from '../vectors.ts';

/** What the vectors say about passages: cosines from -1 to 1, null where there is no such vector. */
export interface VectorSimilarity {
  /** Best of the question, its variants, or the heading. */
  readonly question: number | null;
  readonly body: number | null;
}

/** Vectors of ways of asking side by side, each with its entry and its passage. A copy: it stays as it was. */
export interface QuestionVectors extends PackedVectors {
  readonly entryIds: readonly string[];
  readonly passageIds: readonly number[];
  readonly isVariant: readonly boolean[];
}

export interface VectorIndex {
  readonly size: number;
  add(vectors: Iterable<StoredVector>): void;
  /** Removes everything; what comes from now on has so many dimensions. */
  clear(dimensions: number): void;
  /** Follows one transaction of the store. */
  apply(change: VectorChange): void;
  /** The passages of the closest vectors, best first, each once. Compares with every vector. */
  nearest(query: Int8Array, count: number): readonly number[];
  /** The same for several at once, in order: the vectors come from memory once for all of them. */
  nearestBatch(queries: readonly Int8Array[], count: number): readonly (readonly number[])[];
  /** Best cosines of the given passages together. */
  similarity(query: Int8Array, passages: Iterable<number>): VectorSimilarity;
  /** Passages of an entry that have vectors. */
  passagesOfEntry(entryId: string): readonly number[];
  /** Questions and variants of all entries. */
  questions(): QuestionVectors;
}

/** All vectors of the library, packed side by side in memory. The order of rows means nothing and changes. */
export function createVectorIndex(width: number): VectorIndex {
  let dimensions = width;
  let packed = new Int8Array(0);
  const passageOf: number[] = [];
  const fieldOf: VectorField[] = [];
  const rowsOf = new Map<number, number[]>();
  const entryOf = new Map<number, string>();
  const passagesOf = new Map<string, Set<number>>();

  function grow(rows: number): void {
    if (rows * dimensions <= packed.length) return;
    const larger = new Int8Array(Math.max(rows, passageOf.length * 2, 64) * dimensions);
    larger.set(packed.subarray(0, passageOf.length * dimensions));
    packed = larger;
  }

  function add(vectors: Iterable<StoredVector>): void {
    for (const { passageId, entryId, field, vector } of vectors) {
      if (vector.length !== dimensions) continue; // Of another model: it is read again at the next import.
      const row = passageOf.length;
      grow(row + 1);
      packed.set(vector, row * dimensions);
      passageOf.push(passageId);
      fieldOf.push(field);
      const rows = rowsOf.get(passageId);
      if (rows === undefined) rowsOf.set(passageId, [row]);
      else rows.push(row);
      if (entryId === null) continue;
      entryOf.set(passageId, entryId);
      const passages = passagesOf.get(entryId);
      if (passages === undefined) passagesOf.set(entryId, new Set([passageId]));
      else passages.add(passageId);
    }
  }

  /** The last row moves into the gap, so the pack stays dense. */
  function removeRow(row: number): void {
    const lastRow = passageOf.length - 1;
    const lastPassage = passageOf.pop();
    const lastField = fieldOf.pop();
    if (row === lastRow || lastPassage === undefined || lastField === undefined) return;
    packed.copyWithin(row * dimensions, lastRow * dimensions, (lastRow + 1) * dimensions);
    passageOf[row] = lastPassage;
    fieldOf[row] = lastField;
    const rows = rowsOf.get(lastPassage);
    const at = rows?.indexOf(lastRow) ?? -1;
    if (rows !== undefined && at >= 0) rows[at] = row;
  }

  function removePassage(passageId: number): void {
    // Highest first: a row that moves down is never one that is still to be removed.
    const rows = rowsOf.get(passageId)?.toSorted((a, b) => b - a) ?? [];
    rowsOf.delete(passageId);
    for (const row of rows) removeRow(row);
    const entryId = entryOf.get(passageId);
    if (entryId === undefined) return;
    entryOf.delete(passageId);
    const passages = passagesOf.get(entryId);
    passages?.delete(passageId);
    if (passages?.size === 0) passagesOf.delete(entryId);
  }

  function nearestBatch(queries: readonly Int8Array[], count: number): readonly (readonly number[])[] {
    const found = nearestRows({ packed, dimensions, count: passageOf.length }, queries, count);
    return found.map((rows) => [...new Set(rows.map((row) => passageOf[row] ?? -1))]);
  }

  return {
    get size() {
      return passageOf.length;
    },
    add,
    clear(now) {
      dimensions = now;
      packed = new Int8Array(0);
      passageOf.length = 0;
      fieldOf.length = 0;
      for (const map of [rowsOf, entryOf, passagesOf]) map.clear();
    },
    apply({ removedPassages, added }) {
      for (const passageId of removedPassages) removePassage(passageId);
      add(added);
    },
    nearest: (query, count) => nearestBatch([query], count)[0] ?? [],
    nearestBatch,
    similarity(query, passages) {
      let question: number | null = null;
      let body: number | null = null;
      for (const passage of passages)
        for (const row of rowsOf.get(passage) ?? []) {
          const value = cosine(query, packed, row * dimensions);
          if (fieldOf[row] === 'body') body = Math.max(body ?? -1, value);
          else question = Math.max(question ?? -1, value);
        }
      return { question, body };
    },
    passagesOfEntry: (entryId) => [...(passagesOf.get(entryId) ?? [])],
    questions() {
      const questionRows = fieldOf.flatMap((field, row) =>
        (field === 'question' || field === 'variant') && entryOf.has(passageOf[row] ?? -1) ? [row] : [],
      );
      const copy = new Int8Array(questionRows.length * dimensions);
      for (const [at, row] of questionRows.entries())
        copy.set(packed.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
      const passageIds = questionRows.map((row) => passageOf[row] ?? -1);
      return {
        dimensions,
        count: questionRows.length,
        packed: copy,
        passageIds,
        isVariant: questionRows.map((row) => fieldOf[row] === 'variant'),
        entryIds: passageIds.map((passage) => entryOf.get(passage) ?? ''),
      };
    },
  };
}
