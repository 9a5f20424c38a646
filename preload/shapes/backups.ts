import type { WireError } from './errors.ts';

/** How much is in a library: what a person would miss. */
export interface ContentCounts {
  readonly documents: number;
  readonly entries: number;
  readonly snippets: number;
  /** Cases in the audit log, and its lines. */
  readonly cases: number;
  readonly lines: number;
  readonly gaps: number;
}

/** A backup file in the chosen folder, as its head says; only opening it tells whether it is whole. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Whether this computer made it. */
  readonly isOwn: boolean;
}

/** Where backups go, how they fare, and whether one was just restored. */
export interface BackupStatus {
  /** Null as long as nobody has chosen one: then none are made. */
  readonly folder: string | null;
  /** Newest first; empty while the folder is not there. */
  readonly files: readonly BackupFile[];
  /** One is being made, checked or opened right now. */
  readonly isBusy: boolean;
  /** When the last one was made here; null when none was. */
  readonly lastMadeAt: number | null;
  /** Why the last try failed, and since when none has worked; null when it worked. */
  readonly failing: { readonly since: number; readonly error: WireError } | null;
  /** Whether only this computer opens them: its key store alone has the key. */
  readonly opensOnlyHere: boolean;
  /** What was here before a backup was restored, kept until a person says that all is well; null where there is none. */
  readonly restored: { readonly madeAt: number; readonly at: number } | null;
}

/** What a backup turned out to hold when it was opened, all of it read and checked. */
export interface BackupContents {
  readonly name: string;
  readonly madeAt: number;
  readonly bytes: number;
  /** Of the program that made it. */
  readonly version: string;
  readonly counts: ContentCounts;
}

/** What restoring a backup would change. */
export interface RestorePreview extends BackupContents {
  /** Names this file and all that is in it: what is restored is what was looked at. */
  readonly digest: string;
  readonly now: ContentCounts;
  /** How many settings would be others. */
  readonly settings: number;
  /** Lines of the audit log that were written since, which go; null where it is another desk's log. */
  readonly linesLost: number | null;
}
