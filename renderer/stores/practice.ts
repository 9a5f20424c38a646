import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { PracticeHint, PracticeMail, PracticeResult } from '../../preload/contract.ts';
import { createActions } from './resource.ts';

interface PracticeState {
  /** Null until there is one, or where there is none. */
  readonly mail: PracticeMail | null;
  readonly isLoading: boolean;
  readonly reply: string;
  readonly result: PracticeResult | null;
  readonly hints: ReadonlyMap<PracticeHint, readonly string[]>;
  readonly problem: string | null;
  /** Another mail than the one before. */
  readonly next: () => Promise<void>;
  readonly setReply: (reply: string) => void;
  readonly showHint: (kind: PracticeHint) => Promise<void>;
  readonly compare: () => Promise<void>;
  /** Nothing of practising is kept. */
  readonly reset: () => void;
}

export type PracticeStore = StoreApi<PracticeState>;

const empty = { reply: '', result: null, hints: new Map(), problem: null } as const;

/** A past mail, one's own reply to it, and the shop's beside it: here alone, and gone with the dialog. */
export function createPracticeStore(api: DeskApi): PracticeStore {
  return createStore<PracticeState>()((set, get) => {
    const { attempt } = createActions(set);
    /** What is still asked for when another mail is shown comes too late. */
    const isShown = (id: string): boolean => get().mail?.id === id;
    return {
      mail: null,
      isLoading: false,
      ...empty,
      async next() {
        const after = get().mail?.id ?? null;
        set({ isLoading: true });
        const mail = await attempt(() => api.call('practice.next', { after }));
        set(mail === null ? { isLoading: false, mail: null } : { ...empty, isLoading: false, mail });
      },
      setReply: (reply) => set({ reply }),
      async showHint(kind) {
        const id = get().mail?.id;
        if (id === undefined) return;
        const lines = await attempt(() => api.call('practice.hint', { id, kind }));
        if (lines !== null && isShown(id)) set({ hints: new Map(get().hints).set(kind, lines) });
      },
      async compare() {
        const { mail, reply } = get();
        if (mail === null || reply.trim() === '') return;
        const result = await attempt(() => api.call('practice.compare', { id: mail.id, reply }));
        if (result !== null && isShown(mail.id)) set({ result });
      },
      reset: () => set({ ...empty, mail: null, isLoading: false }),
    };
  });
}
