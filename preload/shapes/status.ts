import type { ErrorReason, WireError } from './errors.ts';
import type { ImportProgress } from './library.ts';
import type { LibraryModel } from './models.ts';
import type { SessionStatus } from './people.ts';

export interface ModelStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly name: string;
  /** Why it failed; null in every other state. */
  readonly error: WireError | null;
}

export interface VaultStatus {
  /** absent: no key yet and no key store; locked: a passphrase is needed, or what `problem` says. */
  readonly state: 'open' | 'locked' | 'absent';
  /** How it was opened, or what a person is asked for first. */
  readonly by: 'key store' | 'passphrase' | 'pin' | 'person' | 'recovery' | null;
  /** It was locked on purpose: nothing is shown or answered until a person opens it. */
  readonly isShut?: true;
  /** Why it is locked, where a passphrase does not open it. */
  readonly problem?: {
    readonly reason: ErrorReason<'vault_locked'>;
    /** It does not come back by itself: a person may begin with a new key. */
    readonly isLost: boolean;
  };
}

interface VaultSlot {
  readonly kind: NonNullable<VaultStatus['by']>;
  /** The person's; empty for every other kind. */
  readonly id: string;
}

/** How the vault opens, and when it locks by itself. */
export interface VaultWays {
  readonly slots: readonly VaultSlot[];
  readonly hasKeyStore: boolean;
  readonly pinTriesLeft: number;
  /** Minutes without use; null where it stays open. */
  readonly lockAfterMinutes: number | null;
  /** How far what is there is encrypted with a new key; null while nothing is left to do. */
  readonly newKey: { readonly done: number; readonly total: number } | null;
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
  readonly session: SessionStatus;
  readonly importing: ImportProgress;
  /** What went wrong at start and was recovered, to be shown once. */
  readonly notices: readonly WireError[];
}

export type EngineStatus =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'failed'; readonly error: WireError };
