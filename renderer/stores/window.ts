import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  LibraryRow,
  PackPreview,
  Snippet,
  Span,
  Suggestion,
  WatchedFolder,
} from '../../preload/contract.ts';
import type { HelpTopic } from '../features/help/help-topics.ts';
import type { SettingName, SettingSection } from '../features/settings/setting-places.ts';
import type { BackupSource } from './backups.ts';

export type View = 'desk' | 'library' | 'report';

/** A passage of a source, or words to search for, the first that are there, where no offsets are known. */
export type SourceLocation = Span | { readonly words: readonly string[] };

/** What lies over the window; one at a time. */
export type DialogState =
  /** A topic, or the first; and what was open before. */
  | { readonly kind: 'help'; readonly topic?: HelpTopic; readonly from?: DialogState }
  | { readonly kind: 'find' }
  | { readonly kind: 'shortcuts' }
  /** At one of its sections, with the keyboard at a setting that was looked for; or at its beginning. */
  | { readonly kind: 'settings'; readonly section?: SettingSection; readonly setting?: SettingName }
  /** What restoring a backup would change. */
  | { readonly kind: 'restore'; readonly from: BackupSource }
  /** The key to what customers wrote is lost. */
  | { readonly kind: 'lost-key' }
  | { readonly kind: 'handover' }
  /** The messages that left the window last. */
  | { readonly kind: 'recent' }
  | { readonly kind: 'choose-queue' }
  | { readonly kind: 'queues' }
  | { readonly kind: 'learned' }
  | { readonly kind: 'mark-wrong'; readonly index: number; readonly suggestion: Suggestion }
  | { readonly kind: 'audit' }
  | { readonly kind: 'snippets' }
  /** For the reply: at the cursor, or where the snippet belongs; one that is chosen already only asks. */
  | { readonly kind: 'pick-snippet'; readonly at: Span | null; readonly chosen?: Snippet }
  /** Past mails to reply to, for whoever is new. */
  | { readonly kind: 'practice' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'entry' }
  | { readonly kind: 'bulk-edit' }
  | { readonly kind: 'remove'; readonly row: LibraryRow }
  | { readonly kind: 'pack'; readonly path: string; readonly pack: PackPreview }
  | {
      readonly kind: 'pack-made';
      readonly entries: number;
      readonly path: string;
      readonly fingerprint: string;
    }
  | { readonly kind: 'stop-folder'; readonly folder: WatchedFolder }
  | {
      readonly kind: 'source';
      readonly documentId: string;
      /** The entry whose answer is shown, where it stands now. */
      readonly entryId?: string;
      readonly at: SourceLocation | null;
    };

/** A toast: a sentence for the foot of the window and for screen readers. */
interface ToastMessage {
  readonly text: string;
  readonly tone: 'done' | 'stop';
  /** Tells two equal sentences apart, so that the second is heard as well. */
  readonly number: number;
  /** Undoes what was just done. */
  readonly undo: (() => void) | null;
  /** What else can be done about it; no key does that. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

type ExpandableSection =
  'message' | 'details' | 'alternatives' | 'routing' | 'mood' | 'why' | 'changes' | 'origins';

interface WindowState {
  readonly view: View;
  readonly dialog: DialogState | null;
  readonly toast: ToastMessage | null;
  /** The message, what was found in it, other answers, why a mood or an answer, what changed, where each line is from. */
  readonly expanded: ReadonlySet<ExpandableSection>;
  /** Number of the question of the manual search; 0 when the message asks nothing. */
  readonly searchingQuestion: number | null;
  /** Nobody wants a name under the replies; asked again at the next start. */
  readonly isNameDismissed: boolean;
  readonly dismissName: () => void;
  readonly toggleExpanded: (what: ExpandableSection) => void;
  readonly fold: (...what: readonly ExpandableSection[]) => void;
  readonly setSearchingQuestion: (question: number | null) => void;
  readonly show: (view: View) => void;
  readonly open: (dialog: DialogState) => void;
  readonly close: () => void;
  readonly notify: (text: string, tone?: ToastMessage['tone'], undo?: () => void) => void;
  /** As `notify`, with something that can be done about it. */
  readonly offer: (text: string, action: NonNullable<ToastMessage['action']>) => void;
  /** What the undo key undoes, also when its toast is gone. */
  readonly undoAction: (() => void) | null;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

export type WindowStore = StoreApi<WindowState>;

/** Which view is shown, the dialog over it and the last toast. */
export function createWindowStore(): WindowStore {
  return createStore<WindowState>()((set, get) => ({
    view: 'desk',
    dialog: null,
    toast: null,
    expanded: new Set(),
    searchingQuestion: null,
    isNameDismissed: false,
    dismissName() {
      set({ isNameDismissed: true });
    },
    toggleExpanded(what) {
      set(({ expanded }) => {
        const next = new Set(expanded);
        if (!next.delete(what)) next.add(what);
        return { expanded: next };
      });
    },
    fold(...what) {
      set(({ expanded }) => ({ expanded: new Set([...expanded].filter((one) => !what.includes(one))) }));
    },
    setSearchingQuestion(searchingQuestion) {
      set({ searchingQuestion });
    },
    show(view) {
      set({ view, dialog: null });
    },
    open(dialog) {
      set({ dialog });
    },
    close() {
      set({ dialog: null });
    },
    undoAction: null,
    notify(text, tone = 'done', undo) {
      set(({ toast, undoAction }) => ({
        toast: { text, tone, number: (toast?.number ?? 0) + 1, undo: undo ?? null, action: null },
        undoAction: undo ?? undoAction,
      }));
    },
    offer(text, action) {
      set(({ toast }) => ({
        toast: { text, tone: 'done', number: (toast?.number ?? 0) + 1, undo: null, action },
      }));
    },
    undo() {
      const { undoAction } = get();
      set({ undoAction: null, toast: null });
      undoAction?.();
    },
    dismiss() {
      set({ toast: null });
    },
  }));
}
