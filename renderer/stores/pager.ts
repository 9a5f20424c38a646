/** Rows of a long list, kept by page number, so that 50,000 of them cost only what is visible. */
export interface Pages<Row> {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  /** Raised when another list is shown: its view begins at the top again. */
  readonly listVersion: number;
}

export interface Pager {
  /** Shows another list. The rows of the old one stay in place until the first page of the new one is there. */
  restart(): Promise<void>;
  /** Fetches the visible rows again. One at a time: an import reports often. */
  refresh(): Promise<void>;
  /** Which rows are visible; what is missing there and ahead is fetched. */
  setVisibleRange(first: number, last: number): void;
}

const pageSize = 100;
/** Milliseconds after which a person has stopped typing. */
const debounceMs = 150;
/** Far from the visible range, a page is evicted: a walk through all of a long list must not keep all of it. */
const maxPageDistance = 60;

export const cachedRow = <Row>({ pages }: Pick<Pages<Row>, 'pages'>, index: number): Row | undefined =>
  pages.get(Math.floor(index / pageSize))?.[index % pageSize];

/** Pages through a list that `fetch` answers for; answers to an older list are dropped. */
export function createPager<Row>(deps: {
  readonly fetch: (
    offset: number,
    limit: number,
  ) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;
  readonly get: () => Pages<Row>;
  readonly set: (change: Partial<Pages<Row>>) => void;
  readonly onError: (error: unknown) => void;
  /** Pages that are fetched on either side before somebody scrolls there. */
  readonly prefetchPages?: number;
}): Pager {
  const { get, set, prefetchPages = 0 } = deps;
  let generation = 0;
  let visibleRange = { first: 0, last: 0 };
  const requestedPages = new Set<number>();
  let refreshing = false;
  let stale = false;
  /** One first page at a time: whoever types on is answered for the last letter, not for each one in between. */
  let isRestarting = false;
  let isRestartPending = false;
  let isPrefetching = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const visiblePages = () => {
    const first = Math.floor(visibleRange.first / pageSize);
    const last = Math.floor(visibleRange.last / pageSize);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };

  async function fetchPage(page: number, isNew = false): Promise<void> {
    const ownGeneration = generation;
    requestedPages.add(page);
    try {
      const { total, rows } = await deps.fetch(page * pageSize, pageSize);
      if (ownGeneration !== generation) return;
      // Pages far from the visible range are evicted, also those that arrive too late.
      const all = new Map([...(isNew ? [] : get().pages), [page, rows] as const]);
      const middle = Math.floor(visibleRange.first / pageSize);
      for (const each of all.keys())
        if (Math.abs(each - middle) > maxPageDistance) {
          all.delete(each);
          requestedPages.delete(each);
        }
      set({ total, pages: all, ...(isNew ? { listVersion: get().listVersion + 1 } : {}) });
    } catch (error) {
      if (ownGeneration !== generation) return;
      requestedPages.delete(page);
      deps.onError(error);
    }
  }

  function prefetch(): void {
    const { total } = get();
    const end = total === null ? 0 : Math.floor(Math.max(0, total - 1) / pageSize);
    const seen = visiblePages();
    const [from = 0, to = 0] = [seen[0], seen.at(-1)];
    for (const page of Array.from({ length: prefetchPages }, (_, at) => [to + at + 1, from - at - 1]).flat())
      if (page >= 0 && page <= end && !requestedPages.has(page)) void fetchPage(page);
  }

  return {
    async restart() {
      generation += 1;
      visibleRange = { first: 0, last: 0 };
      isRestartPending = true;
      if (isRestarting) return;
      isRestarting = true;
      while (isRestartPending) {
        isRestartPending = false;
        requestedPages.clear();
        await fetchPage(0, true);
      }
      isRestarting = false;
      // A filtered list is gone through for each page: the next ones wait until nobody types.
      isPrefetching = false;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        isPrefetching = true;
        prefetch();
      }, debounceMs);
    },
    async refresh() {
      stale = true;
      if (refreshing) return;
      refreshing = true;
      while (stale) {
        stale = false;
        requestedPages.clear();
        await Promise.all(visiblePages().map((page) => fetchPage(page)));
        // Pages that were not asked for again are old; those that somebody scrolled to meanwhile are not.
        set({ pages: new Map([...get().pages].filter(([page]) => requestedPages.has(page))) });
      }
      refreshing = false;
    },
    setVisibleRange(first, last) {
      // The list that comes begins at its top.
      if (isRestarting) return;
      visibleRange = { first, last };
      for (const page of visiblePages()) if (!requestedPages.has(page)) void fetchPage(page);
      // Whoever scrolls does not wait.
      if (first > 0) isPrefetching = true;
      if (isPrefetching) prefetch();
    },
  };
}
