import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type {
  CallInput,
  Entry,
  EntryFacets,
  EntryFields,
  EntryRow,
  EntryVersion,
} from '../../preload/contract.ts';
import { createPager, rowIn, type Pages } from './pages.ts';
import { sentenceOf } from './settings.ts';

export type EntrySort = Exclude<CallInput<'library.list'>['sort'], 'state'>;
export type EntryOnly = NonNullable<CallInput<'library.list'>['only']>;
export type EntryPatch = CallInput<'entries.change'>['patch'];

/** What the list is narrowed down to besides words; null does not narrow. */
export interface Narrowing {
  readonly tag: string | null;
  readonly collection: string | null;
  readonly language: string | null;
  readonly only: EntryOnly | null;
}

/** What a new entry begins with, and the gaps that are closed once it is saved. */
export interface EntryDraft {
  readonly fields: EntryFields;
  readonly gaps: readonly string[];
}

/** What is open in the editor. */
export interface OpenedEntry {
  /** Another one whenever something is opened; what is saved or restored stays the same. */
  readonly turn: number;
  /** Null for one that is not written yet. */
  readonly entry: Entry | null;
  readonly history: readonly EntryVersion[];
  /** Of one that is not written yet; null where it begins empty. */
  readonly draft: EntryDraft | null;
}

export interface EntriesState extends Pages<EntryRow> {
  readonly filter: string;
  readonly narrowing: Narrowing;
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly facets: EntryFacets | null;
  readonly selected: ReadonlySet<string>;
  readonly opened: OpenedEntry | null;
  readonly problem: string | null;
  readonly setFilter: (filter: string) => void;
  readonly narrow: (part: Partial<Narrowing>) => void;
  /** Sorts by a column; the same column again turns the order around. */
  readonly sortBy: (sort: EntrySort) => void;
  readonly look: (first: number, last: number) => void;
  readonly toggle: (id: string) => void;
  /** Selects all rows between two, by their places in the list. */
  readonly selectRange: (from: number, to: number) => Promise<void>;
  /** Selects all that match, looked at or not. */
  readonly selectAll: () => Promise<void>;
  readonly clearSelection: () => void;
  readonly open: (id: string) => Promise<boolean>;
  readonly openNew: (draft?: EntryDraft) => void;
  readonly close: () => void;
  /** Saves the opened entry; it stays open as it is now. True when that worked. */
  readonly save: (fields: EntryFields) => Promise<boolean>;
  readonly restore: (version: number) => Promise<boolean>;
  /** The same change to all that are selected; how many were changed, or null when that failed. */
  readonly change: (patch: EntryPatch) => Promise<number | null>;
  /** Removes entries; what brings them back, or null when that failed. */
  readonly remove: (ids: readonly string[]) => Promise<string | null>;
  readonly undo: (undo: string) => Promise<boolean>;
  readonly start: () => () => void;
}

export type EntriesStore = StoreApi<EntriesState>;

export const entryAt = (state: Pick<EntriesState, 'pages'>, index: number): EntryRow | undefined =>
  rowIn(state, index);

export const isNarrowed = ({ filter, narrowing }: Pick<EntriesState, 'filter' | 'narrowing'>): boolean =>
  filter.trim() !== '' || Object.values(narrowing).some((value) => value !== null);

/** Milliseconds between two counts of what entries can be narrowed down by. */
const facetsEvery = 3_000;
const everything: Narrowing = { tag: null, collection: null, language: null, only: null };
/** Sorted by these, what is most comes first. */
const fromTheTop: ReadonlySet<EntrySort> = new Set(['used', 'suggested', 'changed', 'checked']);

/** What narrows the list, as its calls take it. */
function narrowedBy({ filter, narrowing, sort, descending }: EntriesState) {
  const { tag, collection, language, only } = narrowing;
  return {
    filter,
    sort,
    descending,
    ...(tag === null ? {} : { tag }),
    ...(collection === null ? {} : { collection }),
    ...(language === null ? {} : { language }),
    ...(only === null ? {} : { only }),
  };
}

/** The table of entries, what is selected in it, and the one that is open. */
export function createEntriesStore(api: DeskApi): EntriesStore {
  return createStore<EntriesState>()((set, get) => {
    const pager = createPager<EntryRow>({
      async fetch(offset, limit) {
        const list = await api.call('library.list', {
          show: 'entries',
          ...narrowedBy(get()),
          offset,
          limit,
        });
        return { total: list.total, rows: list.rows.filter((row) => row.type === 'entry') };
      },
      get,
      set,
      failed(error) {
        set({ problem: sentenceOf(error) });
      },
    });

    const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      try {
        const result = await work();
        set({ problem: null });
        return result;
      } catch (error) {
        set({ problem: sentenceOf(error) });
        return null;
      }
    };
    let facetsAt = 0;
    const loadFacets = async () => {
      facetsAt = Date.now();
      const facets = await attempt(() => api.call('entries.facets', {}));
      if (facets !== null) set({ facets });
    };
    const reload = (change: Partial<EntriesState>) => {
      set({ ...change, selected: new Set(), problem: null });
      void pager.restart();
    };
    /** Ids of all that match, in the order of the list. */
    const matching = (): Promise<readonly string[] | null> =>
      attempt(() => api.call('entries.ids', narrowedBy(get())));
    let turns = 0;
    const show = async (entry: Entry, turn: number): Promise<void> => {
      const history = await api.call('entries.history', { id: entry.id });
      set({ opened: { turn, entry, history, draft: null } });
    };
    const present = (): number => get().opened?.turn ?? ++turns;

    return {
      total: null,
      pages: new Map(),
      list: 0,
      filter: '',
      narrowing: everything,
      sort: 'name',
      descending: false,
      facets: null,
      selected: new Set(),
      opened: null,
      problem: null,
      setFilter(filter) {
        reload({ filter });
      },
      narrow(part) {
        reload({ narrowing: { ...get().narrowing, ...part } });
      },
      sortBy(sort) {
        const same = sort === get().sort;
        reload({ sort, descending: same ? !get().descending : fromTheTop.has(sort) });
      },
      look: (first, last) => {
        pager.look(first, last);
      },
      toggle(id) {
        const selected = new Set(get().selected);
        if (!selected.delete(id)) selected.add(id);
        set({ selected });
      },
      async selectRange(from, to) {
        const [first, last] = from < to ? [from, to] : [to, from];
        const rows = Array.from({ length: last - first + 1 }, (_, at) => entryAt(get(), first + at)?.id);
        const known = rows.filter((id) => id !== undefined);
        const ids = known.length === rows.length ? known : (await matching())?.slice(first, last + 1);
        if (ids !== undefined) set({ selected: new Set(ids) });
      },
      async selectAll() {
        const ids = await matching();
        if (ids !== null) set({ selected: new Set(ids) });
      },
      clearSelection() {
        set({ selected: new Set() });
      },
      async open(id) {
        const done = await attempt(async () => {
          await show(await api.call('entries.get', { id }), ++turns);
          return true;
        });
        return done === true;
      },
      openNew(draft) {
        set({ opened: { turn: ++turns, entry: null, history: [], draft: draft ?? null } });
      },
      close() {
        set({ opened: null });
      },
      async save(fields) {
        const id = get().opened?.entry?.id ?? null;
        const { variants, tags, ...rest } = fields;
        const done = await attempt(async () => {
          const input = { ...rest, variants: [...variants], tags: [...tags] };
          await show(await api.call('entries.save', { id, fields: input }), present());
          return true;
        });
        if (done === true) void loadFacets();
        return done === true;
      },
      async restore(version) {
        const entry = get().opened?.entry;
        if (entry === undefined || entry === null) return false;
        const done = await attempt(async () => {
          await show(await api.call('entries.restore', { id: entry.id, version }), present());
          return true;
        });
        return done === true;
      },
      async change(patch) {
        const ids = [...get().selected];
        const done = await attempt(() => api.call('entries.change', { ids, patch }));
        if (done !== null) void loadFacets();
        return done?.changed ?? null;
      },
      async remove(ids) {
        const done = await attempt(() => api.call('entries.remove', { ids: [...ids] }));
        if (done === null) return null;
        const { opened, selected } = get();
        const gone = new Set(ids);
        set({
          selected: new Set([...selected].filter((id) => !gone.has(id))),
          ...(opened?.entry !== null && opened !== null && gone.has(opened.entry.id) ? { opened: null } : {}),
        });
        return done.undo;
      },
      async undo(undo) {
        const done = await attempt(async () => {
          await api.call('library.undo', { undo });
          return true;
        });
        return done === true;
      },
      start() {
        const again = () => {
          void pager.refresh();
          // They go through all entries: an import must not have them counted with each of its files.
          if (Date.now() - facetsAt > facetsEvery) void loadFacets();
        };
        const stops = [
          api.on('library.changed', again),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') again();
          }),
        ];
        reload({});
        void loadFacets();
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  });
}
