import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  LibraryRow,
  PackPreview,
  Snippet,
  Span,
  Suggestion,
  WatchedFolder,
} from '../../preload/contract.ts';

export type View = 'desk' | 'library';

/** A passage of a source, or words to look for, the first that are there, where no offsets are known. */
export type SourcePlace = Span | { readonly words: readonly string[] };

/** What lies over the window; one at a time. */
type DialogState =
  | { readonly kind: 'find' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'choose-queue' }
  | { readonly kind: 'queues' }
  | { readonly kind: 'learned' }
  | { readonly kind: 'mark-wrong'; readonly index: number; readonly suggestion: Suggestion }
  | { readonly kind: 'oversight' }
  | { readonly kind: 'snippets' }
  /** For the reply: at the cursor, or where the snippet belongs; one that is chosen already only asks. */
  | { readonly kind: 'pick-snippet'; readonly at: Span | null; readonly chosen?: Snippet }
  | { readonly kind: 'preview' }
  | { readonly kind: 'entry' }
  | { readonly kind: 'change-entries' }
  | { readonly kind: 'remove'; readonly row: LibraryRow }
  | { readonly kind: 'pack'; readonly path: string; readonly pack: PackPreview }
  | { readonly kind: 'stop-folder'; readonly folder: WatchedFolder }
  | {
      readonly kind: 'source';
      readonly documentId: string;
      /** The entry whose answer is shown, where it stands now. */
      readonly entryId?: string;
      readonly at: SourcePlace | null;
    };

/** A sentence for the foot of the window and for screen readers. */
interface Said {
  readonly text: string;
  readonly tone: 'done' | 'stop';
  /** Tells two equal sentences apart, so that the second is heard as well. */
  readonly number: number;
  /** Takes back what was just done. */
  readonly undo: (() => void) | null;
}

type Unfolded = 'message' | 'topic' | 'mood' | 'why' | 'changes' | 'origins';

interface WindowState {
  readonly view: View;
  readonly dialog: DialogState | null;
  readonly said: Said | null;
  /** A long message whole, why a mood, the parts of a score, what changed in the reply, where each line is from. */
  readonly unfolded: ReadonlySet<Unfolded>;
  /** Number of the question that is searched for by hand; 0 when the message asks nothing. */
  readonly searching: number | null;
  readonly toggle: (what: Unfolded) => void;
  readonly searchIn: (question: number | null) => void;
  readonly show: (view: View) => void;
  readonly open: (dialog: DialogState) => void;
  readonly close: () => void;
  readonly say: (text: string, tone?: Said['tone'], undo?: () => void) => void;
  /** What the key takes back, also when the sentence about it is gone. */
  readonly undoable: (() => void) | null;
  readonly undo: () => void;
  readonly hush: () => void;
}

export type WindowStore = StoreApi<WindowState>;

/** Which view is shown, what lies over it and what was last said. */
export function createWindowStore(): WindowStore {
  return createStore<WindowState>()((set, get) => ({
    view: 'desk',
    dialog: null,
    said: null,
    unfolded: new Set(),
    searching: null,
    toggle(what) {
      set(({ unfolded }) => {
        const next = new Set(unfolded);
        if (!next.delete(what)) next.add(what);
        return { unfolded: next };
      });
    },
    searchIn(searching) {
      set({ searching });
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
    undoable: null,
    say(text, tone = 'done', undo) {
      set(({ said, undoable }) => ({
        said: { text, tone, number: (said?.number ?? 0) + 1, undo: undo ?? null },
        undoable: undo ?? undoable,
      }));
    },
    undo() {
      const { undoable } = get();
      set({ undoable: null, said: null });
      undoable?.();
    },
    hush() {
      set({ said: null });
    },
  }));
}
