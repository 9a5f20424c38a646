import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { EntryPair, PastAnswersStatus, Proposal, ReviewCounts } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

export type ReviewKind = 'proposal' | 'contradiction' | 'duplicate';

export interface ProposalEdit {
  readonly question: string;
  readonly answer: string;
  /** One a line. */
  readonly variants: string;
}

export interface ReviewState {
  readonly kind: ReviewKind;
  readonly counts: ReviewCounts | null;
  readonly status: PastAnswersStatus | null;
  readonly proposals: readonly Proposal[];
  readonly pairs: readonly EntryPair[];
  /** Null until the first list is there. */
  readonly total: number | null;
  /** Index of the selected one in the list. */
  readonly selectedIndex: number;
  /** Whether the words of the selected proposal are being changed. */
  readonly isEditing: boolean;
  /** Decisions made here that can be undone. */
  readonly undoCount: number;
  readonly problem: string | null;
  readonly show: (kind: ReviewKind) => void;
  readonly select: (at: number) => void;
  /** Lists the contradictions with this pair selected, if it is still one. */
  readonly showPair: (a: string, b: string) => Promise<void>;
  /** As it is, or with other words. */
  readonly accept: (edit?: ProposalEdit) => Promise<boolean>;
  readonly reject: () => Promise<boolean>;
  readonly edit: (isEditing: boolean) => void;
  /** Keeps the first or the second of the pair. */
  readonly merge: (keep: 'a' | 'b') => Promise<boolean>;
  readonly dismiss: () => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  /** Reads past answers; without paths those that were read last. */
  readonly readPastAnswers: (paths: readonly string[], shopAddresses?: readonly string[]) => Promise<boolean>;
  readonly cancelReading: () => Promise<boolean>;
  readonly start: () => () => void;
}

export type ReviewStore = StoreApi<ReviewState>;

/** What is listed at once: whatever is decided makes room for the next. */
const pageSize = 60;

export const itemCount = ({ kind, proposals, pairs }: ReviewState): number =>
  kind === 'proposal' ? proposals.length : pairs.length;

/** What waits for the owner's eyes, and what is decided about it. */
export function createReviewStore(api: DeskApi): ReviewStore {
  return createStore<ReviewState>()((set, get) => {
    let readPaths: readonly string[] = [];
    const undoStack: (() => Promise<unknown>)[] = [];

    const list = async (kind: ReviewKind): Promise<Pick<ReviewState, 'proposals' | 'pairs' | 'total'>> => {
      if (kind === 'proposal') {
        const { total, rows } = await api.call('proposals.list', { offset: 0, limit: pageSize });
        return { total, proposals: rows, pairs: [] };
      }
      const { total, rows } = await api.call('similarEntries.list', { kind, offset: 0, limit: pageSize });
      return { total, proposals: [], pairs: rows };
    };
    const { load, change, start } = createResource({
      api,
      events: ['review.changed'],
      async fetch() {
        const { kind } = get();
        const [counts, status] = await Promise.all([
          api.call('review.counts', {}),
          api.call('pastAnswers.status', {}),
        ]);
        // These are shown also where the list cannot be read.
        set({ counts, status });
        return { kind, ...(await list(kind)) };
      },
      apply({ kind, ...found }) {
        if (kind !== get().kind) return;
        const last = itemCount({ ...get(), ...found }) - 1;
        set({ ...found, selectedIndex: Math.max(0, Math.min(get().selectedIndex, last)) });
      },
      clear: () => set({ total: 0, proposals: [], pairs: [] }),
      set,
    });
    const decided = (back: () => Promise<unknown>): void => {
      undoStack.push(back);
      set({ undoCount: undoStack.length, isEditing: false });
    };
    const undoProposal = () => api.call('proposals.undo', {});

    return {
      kind: 'proposal',
      counts: null,
      status: null,
      proposals: [],
      pairs: [],
      total: null,
      selectedIndex: 0,
      isEditing: false,
      undoCount: 0,
      problem: null,
      show(kind) {
        if (kind === get().kind) return;
        set({ kind, selectedIndex: 0, total: null, proposals: [], pairs: [], isEditing: false });
        void load();
      },
      async showPair(a, b) {
        set({ kind: 'contradiction', selectedIndex: 0, isEditing: false });
        await load();
        const at = get().pairs.findIndex(
          (pair) => [a, b].includes(pair.a.entry.id) && [a, b].includes(pair.b.entry.id),
        );
        if (at > 0) set({ selectedIndex: at });
      },
      select(selectedIndex) {
        if (selectedIndex < 0 || selectedIndex >= itemCount(get())) return;
        set({ selectedIndex, isEditing: false });
      },
      accept: (edit) =>
        change(async () => {
          const { proposals, selectedIndex } = get();
          const id = proposals[selectedIndex]?.id;
          if (id === undefined) return;
          const fields = edit && {
            question: edit.question,
            answer: edit.answer,
            variants: edit.variants.split('\n').filter((line) => line.trim() !== ''),
          };
          await api.call('proposals.accept', { id, ...(fields && { fields }) });
          decided(undoProposal);
        }),
      reject: () =>
        change(async () => {
          const { proposals, selectedIndex } = get();
          const id = proposals[selectedIndex]?.id;
          if (id === undefined) return;
          await api.call('proposals.reject', { id });
          decided(undoProposal);
        }),
      edit(isEditing) {
        set({ isEditing });
      },
      merge: (keep) =>
        change(async () => {
          const { pairs, selectedIndex } = get();
          const pair = pairs[selectedIndex];
          if (pair === undefined) return;
          const other = keep === 'a' ? pair.b : pair.a;
          const { undo } = await api.call('similarEntries.merge', {
            keep: pair[keep].entry.id,
            other: other.entry.id,
          });
          decided(() => api.call('library.undo', { undo }));
        }),
      dismiss: () =>
        change(async () => {
          const { pairs, selectedIndex } = get();
          const pair = pairs[selectedIndex];
          if (pair !== undefined)
            await api.call('similarEntries.dismiss', { a: pair.a.entry.id, b: pair.b.entry.id });
        }),
      undo: () =>
        change(async () => {
          const back = undoStack.pop();
          set({ undoCount: undoStack.length });
          await back?.();
        }),
      readPastAnswers: (paths, shopAddresses) =>
        change(async () => {
          if (paths.length > 0) readPaths = paths;
          if (readPaths.length === 0) return;
          await api.call('pastAnswers.start', {
            paths: [...readPaths],
            ...(shopAddresses && { shopAddresses: [...shopAddresses] }),
          });
        }),
      cancelReading: () => change(() => api.call('pastAnswers.cancel', {})),
      start,
    };
  });
}
