import type { DeskEvents, DeskHandlers, EventName } from '../../preload/contract.ts';
import type { Access } from '../../preload/roles.ts';
import type { Backups } from './backups/backups.ts';
import type { Fairness } from './fairness/fairness.ts';
import type { Calibration } from './learning/calibration/calibration.ts';
import type { LearnedEmbedding } from './learning/feedback/embed-learned.ts';
import type { Learning } from './learning/feedback/learning.ts';
import type { Gaps } from './learning/gaps/gaps.ts';
import type { Golden } from './learning/golden/golden.ts';
import type { SimilarEntries } from './learning/similar-entries/similar-entries.ts';
import type { Library } from './library/library.ts';
import type { StoredMailMasking } from './library/mask-stored-mail.ts';
import type { NewKey } from './privacy/new-key.ts';
import type { Retention } from './retention/retention.ts';
import type { Search } from './search/search.ts';
import type { Store } from './store/store.ts';
import type { WorklistRoom } from './worklist/worklist.ts';

/** The desk as the engine, the command line and tests hold it. */
export interface Desk {
  readonly handlers: DeskHandlers;
  /** What whoever is at the desk may do. */
  readonly access: () => Access;
  /** Every event of the desk, until the returned function is called. */
  subscribe(listener: <Name extends EventName>(event: Name, payload: DeskEvents[Name]) => void): () => void;
  /** Ends what runs, safely: everything confirmed is on disk. */
  close(): Promise<void>;
  /** Resolves when the model is ready or has failed; never rejects. */
  readonly modelSettled: Promise<void>;
  /** Resolves when `desk.db` was found damaged: closed and opened again, the desk goes back to the last good copy. */
  readonly damaged: Promise<void>;
  /** Resolves when a backup waits to be put in place: closed and opened again, the desk has it. */
  readonly restoring: Promise<void>;
  /** For the command line and for measuring, which go past the wire. */
  readonly services: {
    readonly store: Store;
    readonly library: Library;
    readonly mailMasking: StoredMailMasking;
    readonly search: Search;
    readonly learning: Learning;
    readonly learnedEmbedding: LearnedEmbedding;
    readonly gaps: Gaps;
    readonly golden: Golden;
    readonly newKey: NewKey;
    readonly calibration: Calibration;
    readonly similarEntries: SimilarEntries;
    readonly backups: Backups;
    readonly worklist: WorklistRoom;
    readonly retention: Retention;
    readonly fairness: Fairness;
  };
}
