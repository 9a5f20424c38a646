import type { WireError } from './errors.ts';
import type { ImportProgress } from './library.ts';
import type { LibraryModel } from './models.ts';

export interface ModelStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly name: string;
  /** Why it failed; null in every other state. */
  readonly error: WireError | null;
}

export interface VaultStatus {
  /** absent: no key yet and no key store; locked: a passphrase is needed. */
  readonly state: 'open' | 'locked' | 'absent';
  readonly by: 'key store' | 'passphrase' | null;
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
  readonly notices: readonly WireError[];
}

export type EngineStatus =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'failed'; readonly error: WireError };
