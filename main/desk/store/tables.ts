import type {
  Audience,
  DocumentAudience,
  DocumentKind,
  DocumentRow,
  EntryRow,
  EntryContent,
  LibraryRow,
  Omission,
  OpenedDocument,
  WireError,
} from '../../../preload/contract.ts';
import type { KnownEntry, FileEntry, Reconciled } from './reconcile.ts';

/** What the tables of `desk.db` take and return; `store.ts` puts them together. */

export const vectorFields = ['question', 'variant', 'heading', 'body'] as const;
export type VectorField = (typeof vectorFields)[number];

/** Where entries that are written here live; no file has such a path. */
export const ownPath = 'own:entries';

export interface StoredVector {
  readonly passageId: number;
  /** The entry that the passage belongs to, or null for running text. */
  readonly entryId: string | null;
  readonly field: VectorField;
  /** Components times 127, rounded. */
  readonly vector: Int8Array;
}

/** What an import hands over for one document; offsets are into `text`. */
export interface DocumentContent {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly text: string;
  readonly hash: string;
  readonly bytes: number;
  readonly language: string | null;
  /** The reader and the model that made it; another one reads the file again. */
  readonly pipelineVersion?: string;
  /** Whom its file says that it is for. */
  readonly audience?: DocumentAudience['guess'] | undefined;
  /** What is left out of it, or is in it as a person wants that. */
  readonly omissions?: readonly Omission[] | undefined;
  /** As `reconcile` gave them; in `incoming` what the file says, where the entry says something else. */
  readonly entries: readonly (FileEntry & { readonly incoming?: EntryContent })[];
  readonly passages: readonly NewPassage[];
}

export interface NewPassage {
  /** Index into the entries that it comes with, or null for running text. */
  readonly entry: number | null;
  readonly heading: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly vectors: readonly {
    readonly field: VectorField;
    readonly position: number;
    readonly vector: Int8Array;
  }[];
  /** Of all its texts together (token-bytes.ts); null or absent where they are still to be made. */
  readonly tokens?: Uint8Array | null;
}

/** What a change of the library did to the vectors, for those who hold them packed in memory. */
export interface VectorChange {
  readonly removedPassages: readonly number[];
  readonly added: readonly StoredVector[];
}

export interface Removal extends VectorChange {
  readonly undo: string;
}

export interface DocumentState {
  readonly id: string;
  readonly path: string;
  readonly hash: string | null;
  /** See DocumentContent; null when it is not known. */
  readonly pipelineVersion: string | null;
  /** See DocumentRow. */
  readonly takesOmitted: boolean;
  readonly state: DocumentRow['state'];
}

export interface LibraryQuery {
  readonly show: 'documents' | 'entries';
  readonly filter: string;
  readonly documentId?: string | undefined;
  /** Of entries only, as the next three. */
  readonly tag?: string | undefined;
  readonly collection?: string | undefined;
  readonly language?: string | undefined;
  readonly only?: 'internal' | 'due' | 'edited' | 'differs' | 'unused' | undefined;
  readonly sort: 'name' | 'state' | 'used' | 'checked' | 'suggested' | 'changed' | 'review' | 'source';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface DocumentTable {
  /**
   * Adds rows as `queued`, or queues known paths again (their passages stay until replaced). Returns them in order. What
   * was chosen anew makes it unknown what a document was read by.
   */
  queue(
    files: readonly {
      readonly path: string;
      readonly name: string;
      readonly bytes: number;
      readonly sample: boolean;
      readonly takesOmitted?: boolean | undefined;
      /** Null: as the file says; undefined: as it was chosen before. */
      readonly chosenAudience?: Audience | null | undefined;
    }[],
  ): readonly DocumentState[];
  /** What was chosen for the file at a path; null when the library does not know it. */
  choicesFor(path: string): { readonly takesOmitted: boolean; readonly audience: Audience | null } | null;
  /** Documents that an interrupted import left `queued` or `reading`. */
  unfinished(): readonly DocumentState[];
  setReading(id: string): void;
  /** The document failed; passages of an earlier good version go, its entries are archived until the next good one. */
  setFailed(id: string, error: WireError, pipelineVersion?: string): VectorChange;
  /** Back to what it was before it was queued (ready when it has passages), or gone when it had nothing. */
  setCancelled(ids: readonly string[]): void;
  /** Found unchanged: `ready` again, checked now. */
  setUnchanged(id: string): void;
  /** What becomes of the entries that a file says now, beside what was changed and removed here. */
  reconcile(id: string, file: readonly FileEntry[]): readonly Reconciled<KnownEntry>[];
  /**
   * Replaces the whole content in one transaction and sets `ready`. Entries that are known keep their ids, counts and
   * history. Throws ConcurrentEditError when an entry was changed or removed since it was reconciled.
   */
  replace(id: string, content: DocumentContent): VectorChange;
  /** Removes documents; `undo` names what `restore` undoes. */
  remove(ids: readonly string[]): Removal;
  /** Archives documents whose files are gone: they come back as they were when a file comes to their path again. */
  archive(ids: readonly string[]): VectorChange;
  /** Restores what was archived at these paths. */
  restoreArchived(paths: readonly string[]): VectorChange;
  /** Undoes a removal of documents or entries. Throws `not_found` when it is no longer in the trash. */
  restore(undo: string): VectorChange;
  removeSample(): VectorChange;
  hasSample(): boolean;
  counts(): { readonly documents: number; readonly entries: number; readonly passages: number };
  list(query: LibraryQuery): { readonly total: number; readonly rows: readonly LibraryRow[] };
  get(id: string): DocumentRow | null;
  /** With an entry, what is written here shows that entry alone. */
  open(id: string, entryId?: string): OpenedDocument | null;
}

/** A hit of the full-text index: bm25 is SQLite's (smaller is better). */
interface FulltextHit {
  readonly passageId: number;
  readonly bm25: number;
}

export interface PassageRow {
  readonly id: number;
  readonly documentId: string;
  readonly documentName: string;
  readonly checkedAt: number;
  /** Of its document. */
  readonly documentAudience: Audience;
  readonly entryId: string | null;
  readonly heading: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Vectors side by side, each with its passage, its entry and what it stands for at the same place. */
export interface VectorBlock {
  readonly passageIds: readonly number[];
  readonly entryIds: readonly (string | null)[];
  readonly fields: readonly VectorField[];
  readonly vectors: Int8Array;
}

/** What the quick-find knows of an entry. */
export interface TitledEntry {
  readonly entryId: string;
  readonly question: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
  readonly documentId: string;
  readonly documentName: string;
}

export interface PassageTable {
  /** All vectors of so many dimensions of the model that is searched by, in the order in which they were stored. */
  vectorBlocks(dimensions: number): Iterable<VectorBlock>;
  /** How many vectors there are at most. */
  vectorCount(): number;
  get(ids: readonly number[]): readonly PassageRow[];
  /** All vectors of these passages, of the model that is searched by. */
  vectorsOf(ids: readonly number[]): readonly StoredVector[];
  /** The passages of entries, in order. */
  ofEntries(entryIds: readonly string[]): readonly PassageRow[];
  entries(ids: readonly string[]): readonly EntryRow[];
  /** Titles and tags of all entries, for the quick-find; read anew each time that it is gone through. */
  titles(): Iterable<TitledEntry>;
  /** Another number after another program has written. */
  dataVersion(): number;
  /** Runs an FTS5 expression; weights are those of heading, variants and body. */
  searchWords(
    expression: string,
    weights: readonly [number, number, number],
    limit: number,
  ): readonly FulltextHit[];
  /** In how many passages each word (as tokenised and stemmed by FTS5) stands. */
  documentFrequencies(words: readonly string[]): ReadonlyMap<string, number>;
  /**
   * In how many passages each stem stands, for all stems of the library that are of a to z: numbers and codes may be as many
   * as the passages. Reads through the word index.
   */
  stems(): ReadonlyMap<string, number>;
  /** Whether any passage has a word of this stem. */
  hasStem(stem: string): boolean;
}

/** Messages that a person put into the right queue; their texts are encrypted. */
export interface TrainingExampleTable {
  /** `replaces` are earlier corrections of the same message: they no longer count, until this one is removed. */
  add(example: {
    readonly id: string;
    readonly queue: string | null;
    readonly text: Uint8Array;
    readonly replaces: readonly string[];
  }): void;
  /** Those that count, oldest first. */
  list(): readonly {
    readonly id: string;
    readonly at: number;
    readonly queue: string | null;
    readonly text: Uint8Array;
  }[];
  remove(id: string): boolean;
  removeByQueue(queue: string): void;
}

export interface FolderDocument extends DocumentState {
  readonly bytes: number;
  readonly stamp: string | null;
}

/** Watched folders, and their documents by path. */
export interface FolderTable {
  add(path: string): string;
  list(): readonly { readonly id: string; readonly path: string; readonly paused: boolean }[];
  setPaused(id: string, paused: boolean): void;
  /** Removes the folder; its documents stay. */
  remove(id: string): void;
  documents(folder: string): readonly FolderDocument[];
  counts(folder: string): { readonly documents: number; readonly waiting: number; readonly failed: number };
  /** Stores the stamps of files as they were when queued. */
  stamp(files: readonly { readonly path: string; readonly stamp: string }[]): void;
  /** The file has another path now; its content stays. */
  move(id: string, to: { readonly path: string; readonly name: string; readonly stamp: string }): void;
}

/** Small facts about the store itself, such as the model that its vectors were made with. */
export interface MetaTable {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}
