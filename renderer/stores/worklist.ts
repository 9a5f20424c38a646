import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { Worklist, WorklistMail } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

interface WorklistState {
  /** Null until loaded. */
  readonly worklist: Worklist | null;
  /** Id of the queue that alone is shown; '' for mails of none, null for all. */
  readonly queue: string | null;
  /** Id of the mail that the keys act on. */
  readonly selected: string | null;
  readonly problem: string | null;
  readonly showQueue: (queue: string | null) => void;
  readonly select: (id: string) => void;
  /** To the next or the one before; to the first where none is selected. */
  readonly move: (by: 1 | -1) => void;
  /** Resolves to the number of files that are read from now on; null when none could be. */
  readonly add: (paths: readonly string[]) => Promise<number | null>;
  readonly cancel: () => Promise<boolean>;
  readonly setDone: (ids: readonly string[], isDone: boolean) => Promise<boolean>;
  readonly watch: (path: string) => Promise<boolean>;
  readonly stopWatching: (index: number) => Promise<boolean>;
  readonly start: () => () => void;
}

export type WorklistStore = StoreApi<WorklistState>;

/** The mails of the queue that is shown, the most pressing first. */
export const shownMails = ({
  worklist,
  queue,
}: Pick<WorklistState, 'worklist' | 'queue'>): readonly WorklistMail[] =>
  (worklist?.mails ?? []).filter((mail) => queue === null || (mail.queue?.id ?? '') === queue);

/** The mails that wait for an answer, and which of them is looked at. */
export function createWorklistStore(api: DeskApi): WorklistStore {
  return createStore<WorklistState>()((set, get) => {
    const resource = createResource<Worklist>({
      api,
      events: ['worklist.changed'],
      fetch: () => api.call('worklist.list', {}),
      apply(worklist) {
        const { queue, selected } = get();
        // A queue whose last mail went shows all again.
        const isEmpty = shownMails({ worklist, queue }).length === 0;
        const isThere = worklist.mails.some(({ id }) => id === selected);
        set({ worklist, ...(isEmpty && { queue: null }), ...(!isThere && { selected: null }) });
      },
      set,
    });
    return {
      worklist: null,
      queue: null,
      selected: null,
      problem: null,
      showQueue: (queue) => set({ queue, selected: null }),
      select: (selected) => set({ selected }),
      move(by) {
        const mails = shownMails(get());
        const at = mails.findIndex(({ id }) => id === get().selected);
        const next = mails[at < 0 ? 0 : Math.max(0, Math.min(mails.length - 1, at + by))];
        if (next !== undefined) set({ selected: next.id });
      },
      async add(paths) {
        const added = await resource.attempt(() => api.call('worklist.add', { paths: [...paths] }));
        return added?.files ?? null;
      },
      cancel: () => resource.succeeds(() => api.call('worklist.cancel', {})),
      async setDone(ids, isDone) {
        // Whoever marks one after the other stays at the place.
        const mails = shownMails(get());
        const at = mails.findIndex(({ id }) => ids.includes(id));
        const after = isDone ? mails.slice(at).find(({ id }) => !ids.includes(id)) : undefined;
        const isSet = await resource.change(() => api.call('worklist.setDone', { ids: [...ids], isDone }));
        if (isSet && after !== undefined) set({ selected: after.id });
        return isSet;
      },
      watch: (path) => resource.change(() => api.call('worklist.watch', { path })),
      stopWatching: (index) => resource.change(() => api.call('worklist.stopWatching', { index })),
      start: resource.start,
    };
  });
}
