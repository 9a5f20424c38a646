import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { EntryPair, PastAnswersStatus, Proposal, ReviewCounts } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

export type ReviewKind = 'proposal' | 'contradiction' | 'duplicate';

interface Edited {
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
  /** Place in the list of the one that is looked at. */
  readonly at: number;
  readonly editing: Edited | null;
  /** How often something was decided here that can be taken back. */
  readonly undoable: number;
  readonly problem: string | null;
  readonly show: (kind: ReviewKind) => void;
  readonly look: (at: number) => void;
  readonly accept: () => Promise<boolean>;
  readonly reject: () => Promise<boolean>;
  readonly edit: (editing: Edited | null) => void;
  /** Keeps the first or the second of the pair. */
  readonly merge: (keep: 'a' | 'b') => Promise<boolean>;
  readonly dismiss: () => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  /** Reads past answers; without paths those that were read last. */
  readonly read: (paths: readonly string[], shopAddresses?: readonly string[]) => Promise<boolean>;
  readonly cancelReading: () => Promise<boolean>;
  readonly start: () => () => void;
}

export type ReviewStore = StoreApi<ReviewState>;

/** What is listed at once: whatever is decided makes room for the next. */
const listed = 60;

export const lengthOf = ({ kind, proposals, pairs }: ReviewState): number =>
  kind === 'proposal' ? proposals.length : pairs.length;

/** What waits for the owner's eyes, and what is decided about it. */
export function createReviewStore(api: DeskApi): ReviewStore {
  return createStore<ReviewState>()((set, get) => {
    let loading = false;
    let stale = false;
    let loadFailed = false;
    let readPaths: readonly string[] = [];
    const takeBack: (() => Promise<unknown>)[] = [];

    const list = async (): Promise<Pick<ReviewState, 'proposals' | 'pairs' | 'total'>> => {
      const { kind } = get();
      if (kind === 'proposal') {
        const { total, rows } = await api.call('proposals.list', { offset: 0, limit: listed });
        return { total, proposals: rows, pairs: [] };
      }
      const { total, rows } = await api.call('duplicates.list', { kind, offset: 0, limit: listed });
      return { total, proposals: [], pairs: rows };
    };

    /** One at a time: a run tells often. */
    const load = async () => {
      stale = true;
      if (loading) return;
      loading = true;
      while (stale) {
        stale = false;
        const { kind } = get();
        try {
          const [counts, status] = await Promise.all([
            api.call('review.counts', {}),
            api.call('pastAnswers.status', {}),
          ]);
          set({ counts, status });
          const found = await list();
          if (kind !== get().kind) continue;
          set((state) => {
            const next = { ...state, ...found };
            const mended = loadFailed ? { problem: null } : {};
            loadFailed = false;
            return { ...found, ...mended, at: Math.max(0, Math.min(state.at, lengthOf(next) - 1)) };
          });
        } catch (error) {
          loadFailed = true;
          set({ problem: sentenceOf(error), total: 0, proposals: [], pairs: [] });
        }
      }
      loading = false;
    };

    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        set({ problem: null });
        await load();
        return true;
      } catch (error) {
        set({ problem: sentenceOf(error) });
        return false;
      }
    };
    const decided = (back: () => Promise<unknown>): void => {
      takeBack.push(back);
      set({ undoable: takeBack.length, editing: null });
    };
    const undoProposal = () => api.call('proposals.undo', {});

    return {
      kind: 'proposal',
      counts: null,
      status: null,
      proposals: [],
      pairs: [],
      total: null,
      at: 0,
      editing: null,
      undoable: 0,
      problem: null,
      show(kind) {
        if (kind === get().kind) return;
        set({ kind, at: 0, total: null, proposals: [], pairs: [], editing: null });
        void load();
      },
      look(at) {
        if (at < 0 || at >= lengthOf(get())) return;
        set({ at, editing: null });
      },
      accept: () =>
        attempt(async () => {
          const { proposals, at, editing } = get();
          const id = proposals[at]?.id;
          if (id === undefined) return;
          const fields = editing && {
            question: editing.question,
            answer: editing.answer,
            variants: editing.variants.split('\n').filter((line) => line.trim() !== ''),
          };
          await api.call('proposals.accept', { id, ...(fields && { fields }) });
          decided(undoProposal);
        }),
      reject: () =>
        attempt(async () => {
          const { proposals, at } = get();
          const id = proposals[at]?.id;
          if (id === undefined) return;
          await api.call('proposals.reject', { id });
          decided(undoProposal);
        }),
      edit(editing) {
        set({ editing });
      },
      merge: (keep) =>
        attempt(async () => {
          const { pairs, at } = get();
          const pair = pairs[at];
          if (pair === undefined) return;
          const other = keep === 'a' ? pair.b : pair.a;
          const { undo } = await api.call('duplicates.merge', {
            keep: pair[keep].entry.id,
            other: other.entry.id,
          });
          decided(() => api.call('library.undo', { undo }));
        }),
      dismiss: () =>
        attempt(async () => {
          const { pairs, at } = get();
          const pair = pairs[at];
          if (pair !== undefined)
            await api.call('duplicates.dismiss', { a: pair.a.entry.id, b: pair.b.entry.id });
        }),
      undo: () =>
        attempt(async () => {
          const back = takeBack.pop();
          set({ undoable: takeBack.length });
          await back?.();
        }),
      read: (paths, shopAddresses) =>
        attempt(async () => {
          if (paths.length > 0) readPaths = paths;
          if (readPaths.length === 0) return;
          await api.call('pastAnswers.start', {
            paths: [...readPaths],
            ...(shopAddresses && { shopAddresses: [...shopAddresses] }),
          });
        }),
      cancelReading: () => attempt(() => api.call('pastAnswers.cancel', {})),
      start() {
        const stops = [
          api.on('review.changed', () => void load()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void load();
          }),
        ];
        void load();
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  });
}
