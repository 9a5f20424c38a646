import {
  type StoredVector,
  type VectorBlock,
  type VectorChange,
  type VectorField,
  vectorFields,
} from '../store/store.ts';
import { cosine, freeVectors, nearestRows, type PackedVectors, packGrowth } from '../vectors.ts';
import { createRowMultimap } from './row-multimap.ts';

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

/** Which passage of which entry a way of asking is embedded with. */
export interface QuestionRow {
  readonly entryId: string;
  readonly passageId: number;
}

export interface VectorIndex {
  readonly size: number;
  /** Makes room for so many vectors at once, before they are added. */
  reserve(vectors: number): void;
  add(vectors: Iterable<StoredVector>): void;
  /** The same for many that lie side by side, each of as many dimensions. */
  addBlock(block: VectorBlock): void;
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
  /** The same without their vectors and without a copy: read before anything changes. */
  questionRows(): Iterable<QuestionRow>;
  /** What entries say as a whole, by their question with each part of their answer. */
  answers(): QuestionVectors;
}

/**
 * All vectors of the library, packed side by side in memory. The order of rows means nothing and changes. Beside its
 * vector a row takes a few numbers and its entry a string, as this is all that grows with the library.
 */
export function createVectorIndex(width: number): VectorIndex {
  let dimensions = width;
  let size = 0;
  let packed = new Int8Array(0);
  let passageOf = new Float64Array(0);
  let fieldOf = new Uint8Array(0);
  let entryOf: (string | null)[] = [];
  let ofPassage = createRowMultimap<number>();
  let ofEntry = createRowMultimap<string>();

  function reserve(rows: number): void {
    if (rows <= passageOf.length) return;
    const [vectors, passages, fields] = [packed, passageOf, fieldOf];
    packed = new Int8Array(rows * dimensions);
    packed.set(vectors);
    freeVectors({ packed: vectors });
    passageOf = new Float64Array(rows);
    passageOf.set(passages);
    fieldOf = new Uint8Array(rows);
    fieldOf.set(fields);
    ofPassage.reserve(rows);
    ofEntry.reserve(rows);
  }

  function makeRoom(rows: number): void {
    if (rows > passageOf.length) reserve(Math.max(64, Math.ceil(rows * packGrowth)));
  }

  function describe(row: number, passageId: number, entryId: string | null, field: VectorField): void {
    passageOf[row] = passageId;
    fieldOf[row] = vectorFields.indexOf(field);
    entryOf[row] = entryId;
    ofPassage.add(passageId, row);
    if (entryId !== null) ofEntry.add(entryId, row);
  }

  function add(vectors: Iterable<StoredVector>): void {
    for (const { vector, passageId, entryId, field } of vectors) {
      if (vector.length !== dimensions) continue; // Of another model: it is read again at the next import.
      const row = size++;
      makeRoom(size);
      packed.set(vector, row * dimensions);
      describe(row, passageId, entryId, field);
    }
  }

  function addBlock({ passageIds, entryIds, fields, vectors }: VectorBlock): void {
    if (vectors.length !== passageIds.length * dimensions)
      throw new RangeError(`${passageIds.length} vectors are not of ${dimensions} dimensions`);
    makeRoom(size + passageIds.length);
    packed.set(vectors, size * dimensions);
    for (let at = 0; at < passageIds.length; at++)
      describe(size++, passageIds[at] ?? -1, entryIds[at] ?? null, fields[at] ?? 'body');
  }

  const passageAt = (row: number): number => passageOf[row] ?? -1;
  const fieldAt = (row: number): VectorField | undefined => vectorFields[fieldOf[row] ?? -1];
  const entryAt = (row: number): string | null => entryOf[row] ?? null;

  /** The last row moves into the gap, so the pack stays dense. */
  function removeRow(row: number): void {
    const entryId = entryAt(row);
    ofPassage.remove(passageAt(row), row);
    if (entryId !== null) ofEntry.remove(entryId, row);
    const last = --size;
    const lastEntry = entryOf.pop() ?? null;
    if (row === last) return;
    packed.copyWithin(row * dimensions, last * dimensions, (last + 1) * dimensions);
    passageOf[row] = passageAt(last);
    fieldOf[row] = fieldOf[last] ?? 0;
    entryOf[row] = lastEntry;
    ofPassage.move(passageAt(row), last, row);
    if (lastEntry !== null) ofEntry.move(lastEntry, last, row);
  }

  function removePassage(passageId: number): void {
    // Highest first: a row that moves down is never one that is still to be removed.
    for (const row of ofPassage.rows(passageId).toSorted((a, b) => b - a)) removeRow(row);
  }

  function nearestBatch(queries: readonly Int8Array[], count: number): readonly (readonly number[])[] {
    const found = nearestRows({ packed, dimensions, count: size }, queries, count);
    return found.map((rows) => [...new Set(rows.map(passageAt))]);
  }

  /** Those of entries, copied. */
  function vectorsOf(isWanted: (field: StoredVector['field'] | undefined) => boolean): QuestionVectors {
    const rows: number[] = [];
    for (let row = 0; row < size; row++) if (isWanted(fieldAt(row)) && entryAt(row) !== null) rows.push(row);
    const copy = new Int8Array(rows.length * dimensions);
    for (const [at, row] of rows.entries())
      copy.set(packed.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
    return {
      dimensions,
      count: rows.length,
      packed: copy,
      passageIds: rows.map(passageAt),
      isVariant: rows.map((row) => fieldAt(row) === 'variant'),
      entryIds: rows.map((row) => entryAt(row) ?? ''),
    };
  }

  const isQuestion = (field: VectorField | undefined): boolean => field === 'question' || field === 'variant';

  function* questionRows(): Generator<QuestionRow> {
    for (let row = 0; row < size; row++) {
      const entryId = entryAt(row);
      if (entryId !== null && isQuestion(fieldAt(row))) yield { entryId, passageId: passageAt(row) };
    }
  }

  return {
    get size() {
      return size;
    },
    reserve,
    add,
    addBlock,
    clear(now) {
      dimensions = now;
      size = 0;
      freeVectors({ packed });
      packed = new Int8Array(0);
      passageOf = new Float64Array(0);
      fieldOf = new Uint8Array(0);
      entryOf = [];
      ofPassage = createRowMultimap();
      ofEntry = createRowMultimap();
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
        for (const row of ofPassage.rows(passage)) {
          const value = cosine(query, packed, row * dimensions);
          if (fieldAt(row) === 'body') body = Math.max(body ?? -1, value);
          else question = Math.max(question ?? -1, value);
        }
      return { question, body };
    },
    passagesOfEntry: (entryId) => [...new Set(ofEntry.rows(entryId).map(passageAt))],
    questions: () => vectorsOf(isQuestion),
    questionRows,
    answers: () => vectorsOf((field) => field === 'body'),
  };
}
