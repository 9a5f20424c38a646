import type { ErrorCode } from './base.ts';
import type { ImportProgress } from './library.ts';
import type { LibraryModel } from './models.ts';

/** What crosses the wire when a call fails: a code for the program, a plain sentence for the person. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface ModelStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly name: string;
  readonly message: string | null;
}

export interface VaultStatus {
  /** absent: no key yet and no key store; locked: a passphrase is needed. */
  readonly state: 'open' | 'locked' | 'absent';
  readonly by: 'key store' | 'passphrase' | null;
}

export interface Notice {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface DeskStatus {
  readonly version: string;
  readonly model: ModelStatus;
  readonly libraryModel: LibraryModel;
  readonly documents: number;
  readonly entries: number;
  readonly passages: number;
  readonly gaps: number;
  readonly sample: boolean;
  readonly vault: VaultStatus;
  readonly importing: ImportProgress;
  /** What went wrong at start and was recovered, to be shown once. */
  readonly notices: readonly Notice[];
}

export type EngineStatus =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'failed'; readonly error: WireError };
