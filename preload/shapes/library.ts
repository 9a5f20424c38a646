import type { DocumentAudience } from './audience.ts';
import type { DocumentKind, Span } from './base.ts';
import type { EntryRow } from './entries.ts';
import type { WireError } from './errors.ts';
import type { Omission } from './preview.ts';

type DocumentState = 'queued' | 'reading' | 'ready' | 'failed';

/** A folder that the library keeps in step with; `unavailable` while its drive is, and then nothing is removed. */
export interface WatchedFolder {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly state: 'watching' | 'reading' | 'paused' | 'unavailable';
  readonly documents: number;
  /** Documents that are queued or being read. */
  readonly waiting: number;
  readonly failed: number;
}

export interface DocumentRow {
  readonly type: 'document';
  readonly id: string;
  /** File name, for people. */
  readonly name: string;
  readonly path: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly state: DocumentState;
  /** Why it failed; null in every other state. */
  readonly error: WireError | null;
  readonly language: string | null;
  readonly entries: number;
  readonly passages: number;
  readonly bytes: number;
  /** How often something of it was copied into a reply. */
  readonly used: number;
  readonly sample: boolean;
  readonly audience: DocumentAudience;
  /** A person wants what is struck, hidden or a draft in it as well. */
  readonly takesOmitted: boolean;
  /** What of that was found when it was last read. */
  readonly omissions: readonly Omission[];
  /** Milliseconds since 1970 when the file was last read and found current. */
  readonly checkedAt: number;
}

export type LibraryRow = DocumentRow | EntryRow;

export interface ImportProgress {
  readonly running: boolean;
  /** Running, and paused by a person. */
  readonly paused: boolean;
  readonly filesDone: number;
  readonly filesFailed: number;
  readonly filesTotal: number;
  readonly passages: number;
  /** Passages a second over the last seconds; 0 while nothing was measured. */
  readonly perSecond: number;
  /** Null while it cannot be told. */
  readonly remainingMs: number | null;
  /** Name of the file that is being read. */
  readonly current: string | null;
}

export interface OpenedDocument {
  readonly document: DocumentRow;
  /** The text as it was understood; all offsets are into it. */
  readonly text: string;
  readonly passages: readonly (Span & { readonly heading: string; readonly entryId: string | null })[];
}

export interface TitleMatch {
  readonly target: string;
  readonly title: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly tags: readonly string[];
}
