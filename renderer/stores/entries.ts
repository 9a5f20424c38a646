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
import { createPager, cachedRow, type Pages } from './pager.ts';
import { problemText } from './problem.ts';
import { createActions, createShown, followEvents } from './resource.ts';

export type EntrySort = Exclude<CallInput<'library.list'>['sort'], 'state'>;
export type EntryOnly = NonNullable<CallInput<'library.list'>['only']>;
export type EntryPatch = CallInput<'entries.updateMany'>['patch'];

/** What the list is filtered by besides words; null does not filter. */
export interface FacetFilter {
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
  readonly sequence: number;
  /** Null for one that is not written yet. */
  readonly entry: Entry | null;
  readonly history: readonly EntryVersion[];
  /** Of one that is not written yet; null where it begins empty. */
  readonly draft: EntryDraft | null;
}

export interface EntriesState extends Pages<EntryRow> {
  readonly filter: string;
  readonly facetFilter: FacetFilter;
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly facets: EntryFacets | null;
  readonly selected: ReadonlySet<string>;
  readonly opened: OpenedEntry | null;
  readonly problem: string | null;
  readonly setFilter: (filter: string) => void;
  readonly setFacetFilter: (part: Partial<FacetFilter>) => void;
  /** Sorts by a column; the same column again turns the order around. */
  readonly sortBy: (sort: EntrySort) => void;
  readonly setVisibleRange: (first: number, last: number) => void;
  readonly toggle: (id: string) => void;
  /** Selects all rows between two, by their indexes in the list. */
  readonly selectRange: (from: number, to: number) => Promise<void>;
  /** Selects all that match, loaded or not. */
  readonly selectAll: () => Promise<void>;
  readonly clearSelection: () => void;
  readonly open: (id: string) => Promise<boolean>;
  readonly openNew: (draft?: EntryDraft) => void;
  readonly close: () => void;
  /** Saves the opened entry; it stays open as it is now. True when that worked. */
  readonly save: (fields: EntryFields) => Promise<boolean>;
  readonly restore: (version: number) => Promise<boolean>;
  /** The same change to all that are selected; how many were changed, or null when that failed. */
  readonly bulkEdit: (patch: EntryPatch) => Promise<number | null>;
  /** Removes entries; what brings them back, or null when that failed. */
  readonly remove: (ids: readonly string[]) => Promise<string | null>;
  readonly undo: (undo: string) => Promise<boolean>;
  /** Whether somebody sees the table. */
  readonly setShown: (isShown: boolean) => void;
  readonly start: () => () => void;
}

export type EntriesStore = StoreApi<EntriesState>;

export const entryAt = (state: Pick<EntriesState, 'pages'>, index: number): EntryRow | undefined =>
  cachedRow(state, index);

export const isFiltered = ({ filter, facetFilter }: Pick<EntriesState, 'filter' | 'facetFilter'>): boolean =>
  filter.trim() !== '' || Object.values(facetFilter).some((value) => value !== null);

/** Entries are scrolled through fast. */
const prefetchPages = 3;
/** Milliseconds between two counts of the facets. */
const facetsThrottleMs = 3_000;
const noFacetFilter: FacetFilter = { tag: null, collection: null, language: null, only: null };
/** Sorted by these, what is most comes first. */
const descendingByDefault: ReadonlySet<EntrySort> = new Set(['used', 'suggested', 'changed', 'checked']);

/** The filter of the list, as its calls take it. */
function toListFilter({ filter, facetFilter, sort, descending }: EntriesState) {
  const { tag, collection, language, only } = facetFilter;
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
          ...toListFilter(get()),
          offset,
          limit,
        });
        return { total: list.total, rows: list.rows.filter((row) => row.type === 'entry') };
      },
      get,
      set,
      onError: (error) => set({ problem: problemText(error) }),
      prefetchPages,
    });

    const { attempt, succeeds } = createActions(set);
    let facetsLoadedAt = 0;
    const loadFacets = async () => {
      facetsLoadedAt = Date.now();
      const facets = await attempt(() => api.call('entries.facets', {}));
      if (facets !== null) set({ facets });
    };
    const reload = (change: Partial<EntriesState>) => {
      set({ ...change, selected: new Set(), problem: null });
      void pager.restart();
    };
    const shown = createShown(() => {
      if (get().total === null) reload({});
      else void pager.refresh();
      // They go through all entries: an import must not have them counted with each of its files.
      if (Date.now() - facetsLoadedAt > facetsThrottleMs) void loadFacets();
    });
    /** Ids of all that match, in the order of the list. */
    const matchingIds = (): Promise<readonly string[] | null> =>
      attempt(() => api.call('entries.listIds', toListFilter(get())));
    let lastSequence = 0;
    const show = async (entry: Entry, sequence: number): Promise<void> => {
      const history = await api.call('entries.history', { id: entry.id });
      set({ opened: { sequence, entry, history, draft: null } });
    };
    const present = (): number => get().opened?.sequence ?? ++lastSequence;

    return {
      total: null,
      pages: new Map(),
      listVersion: 0,
      filter: '',
      facetFilter: noFacetFilter,
      sort: 'name',
      descending: false,
      facets: null,
      selected: new Set(),
      opened: null,
      problem: null,
      setFilter(filter) {
        reload({ filter });
      },
      setFacetFilter(part) {
        reload({ facetFilter: { ...get().facetFilter, ...part } });
      },
      sortBy(sort) {
        const same = sort === get().sort;
        reload({ sort, descending: same ? !get().descending : descendingByDefault.has(sort) });
      },
      setVisibleRange: (first, last) => {
        pager.setVisibleRange(first, last);
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
        const ids = known.length === rows.length ? known : (await matchingIds())?.slice(first, last + 1);
        if (ids !== undefined) set({ selected: new Set(ids) });
      },
      async selectAll() {
        const ids = await matchingIds();
        if (ids !== null) set({ selected: new Set(ids) });
      },
      clearSelection() {
        set({ selected: new Set() });
      },
      open: (id) => succeeds(async () => show(await api.call('entries.get', { id }), ++lastSequence)),
      openNew(draft) {
        set({ opened: { sequence: ++lastSequence, entry: null, history: [], draft: draft ?? null } });
      },
      close() {
        set({ opened: null });
      },
      async save(fields) {
        const id = get().opened?.entry?.id ?? null;
        const { variants, tags, ...rest } = fields;
        const input = { ...rest, variants: [...variants], tags: [...tags] };
        const isSaved = await succeeds(async () =>
          show(await api.call('entries.save', { id, fields: input }), present()),
        );
        if (isSaved) void loadFacets();
        return isSaved;
      },
      async restore(version) {
        const entry = get().opened?.entry;
        if (entry === undefined || entry === null) return false;
        return succeeds(async () =>
          show(await api.call('entries.restoreVersion', { id: entry.id, version }), present()),
        );
      },
      async bulkEdit(patch) {
        const ids = [...get().selected];
        const done = await attempt(() => api.call('entries.updateMany', { ids, patch }));
        if (done !== null) void loadFacets();
        return done?.changed ?? null;
      },
      async remove(ids) {
        const done = await attempt(() => api.call('entries.remove', { ids: [...ids] }));
        if (done === null) return null;
        const { opened, selected } = get();
        const removed = new Set(ids);
        set({
          selected: new Set([...selected].filter((id) => !removed.has(id))),
          ...(opened?.entry !== null && opened !== null && removed.has(opened.entry.id)
            ? { opened: null }
            : {}),
        });
        return done.undo;
      },
      undo: (undo) => succeeds(() => api.call('library.undo', { undo })),
      setShown: shown.setShown,
      start() {
        const stop = followEvents(api, ['library.changed'], shown.changed);
        void loadFacets();
        return stop;
      },
    };
  });
}
