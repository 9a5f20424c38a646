import type { Settings, VaultStatus } from '../../preload/contract.ts';
import type { Log } from './ports.ts';
import type { PhrasingVector } from './store/phrasings.ts';
import type { VectorChange } from './store/store.ts';

/** What was done, as data: named and undone where an answer got worse by it. Ids, undo tokens and names of the shop's own. */
export type ChangeCause =
  /** `versionBefore` is what it was before; null for an entry that was not there. */
  | {
      readonly kind: 'entry_saved';
      readonly id: string;
      readonly question: string;
      readonly versionBefore: number | null;
    }
  /** `undo` is for `Library.undo`. */
  | {
      readonly kind: 'entries_removed' | 'entries_merged' | 'documents_removed';
      readonly undo: string;
    }
  | { readonly kind: 'document_imported'; readonly name: string }
  | { readonly kind: 'pack_imported'; readonly from: string }
  | { readonly kind: 'learning_accepted'; readonly ids: readonly string[] }
  | {
      readonly kind:
        | 'entries_added'
        | 'feedback_given'
        | 'files_gone'
        | 'glossary_changed'
        | 'learning_undone'
        | 'model_changed'
        | 'reply_learned'
        | 'restored'
        | 'sample_removed';
    };

interface LibraryChange {
  /** What a search finds otherwise; null when it finds the same: a file waits, a tag was added. */
  readonly vectors: VectorChange | null;
  /** Null where answers cannot have got worse by it. */
  readonly cause: ChangeCause | null;
}

/** Everything that rooms tell each other. */
interface ChangeMap {
  /** Documents or entries were added, changed or removed. */
  library: LibraryChange;
  /**
   * Something was learned, accepted or removed. `added`: phrasings that came, where a search finds nothing else otherwise;
   * without it what was learned is read again.
   */
  learned: { readonly cause: ChangeCause | null; readonly added?: readonly PhrasingVector[] };
  settings: { readonly before: Settings; readonly after: Settings };
  snippets: null;
  /** Somebody came, went, or may do more or less than before. */
  people: null;
  /** The key was made or opened. */
  vault: VaultStatus;
  /** The library is searched by other vectors; `isAnother` when another model made them, and not the same one more of them. */
  model: { readonly name: string; readonly isAnother: boolean };
  /** Answers are surer or less sure than before, by what the library is like (learning/calibration). */
  calibration: null;
  /** Another program wrote to the store, or content was erased in it: what is cached is read again. */
  reload: null;
  /** Progress of an import or of a model: nothing but the status is another. */
  status: null;
  /** Watched folders came, went, or are in another state. */
  folders: null;
  /** Backups of the whole desk: made, checked, restored, or to another place. */
  backups: null;
  /** What goes by itself when it is old enough. */
  retention: null;
  /** What waits for review. */
  review: null;
  gaps: null;
  /** Mails that wait for an answer came or went, or are in another place. */
  worklist: null;
  /** Lines were added to the audit log. */
  audit: null;
  /** Messages that were being looked into when somebody asked who may leave are read. */
  customers: null;
  /** A fairness check began, is further, or ended. */
  fairness: null;
  /** Drafts that were not there before, or are gone, otherwise than by a call of the window. */
  formDrafts: null;
  golden: null;
}
export type ChangeName = keyof ChangeMap;

/** In this order: what is searched, what is derived from searching, then what the window is told. */
const phases = ['index', 'derive', 'notify'] as const;
type Phase = (typeof phases)[number];
type Listener<Name extends ChangeName> = (change: ChangeMap[Name]) => void;

/** Rooms publish what they changed, and subscribe to what concerns them when they are made. */
export interface Changes {
  /**
   * Calls everybody who subscribed, at once: phase by phase, within a phase in the order of subscription. A listener that
   * throws is logged and keeps the change from nobody else.
   */
  publish<Name extends ChangeName>(name: Name, change: ChangeMap[Name]): void;
  /** Until the returned function is called. */
  subscribe<Name extends ChangeName>(name: Name, phase: Phase, listener: Listener<Name>): () => void;
}

interface Subscription {
  readonly phase: Phase;
  readonly listener: (change: never) => void;
}

export function createChanges(log: Log): Changes {
  const subscriptions = new Map<ChangeName, readonly Subscription[]>();
  return {
    publish(name, change) {
      const all = subscriptions.get(name) ?? [];
      for (const { phase, listener } of phases.flatMap((at) => all.filter((one) => one.phase === at)))
        try {
          // What is kept under a name was subscribed under it.
          listener(change as never);
        } catch (error) {
          const kind = error instanceof Error ? error.name : 'unknown';
          log.write('error', 'changes.listener-failed', { change: name, phase, name: kind });
        }
    },
    subscribe(name, phase, listener) {
      const one = { phase, listener };
      subscriptions.set(name, [...(subscriptions.get(name) ?? []), one]);
      return () => {
        subscriptions.set(name, subscriptions.get(name)?.filter((each) => each !== one) ?? []);
      };
    },
  };
}
