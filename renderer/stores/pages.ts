/** Rows of a long list, kept by page number, so that 50,000 of them cost what is looked at. */
export interface Pages<Row> {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  /** Raised when another list is shown: its view begins at the top again. */
  readonly list: number;
}

export interface Pager {
  /** Shows another list. The rows of the old one stay in place until the first page of the new one is there. */
  restart(): Promise<void>;
  /** Fetches again what is looked at. One at a time: an import tells often. */
  refresh(): Promise<void>;
  /** Which rows are looked at; what is missing there and ahead is fetched. */
  look(first: number, last: number): void;
}

const pageSize = 100;
/** Pages that are fetched on either side before somebody scrolls there. */
const ahead = 3;
/** Far from what is looked at, a page is dropped: a walk through all of a long list must not keep all of it. */
const kept = 60;

export const rowIn = <Row>({ pages }: Pick<Pages<Row>, 'pages'>, index: number): Row | undefined =>
  pages.get(Math.floor(index / pageSize))?.[index % pageSize];

/** Pages through a list that `fetch` answers for; answers to an older list are dropped. */
export function createPager<Row>(deps: {
  readonly fetch: (
    offset: number,
    limit: number,
  ) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;
  readonly get: () => Pages<Row>;
  readonly set: (change: Partial<Pages<Row>>) => void;
  readonly failed: (error: unknown) => void;
}): Pager {
  const { get, set } = deps;
  let generation = 0;
  let looked = { first: 0, last: 0 };
  const asked = new Set<number>();
  let refreshing = false;
  let stale = false;

  const pagesLooked = () => {
    const first = Math.floor(looked.first / pageSize);
    const last = Math.floor(looked.last / pageSize);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };

  async function fetchPage(page: number, isNew = false): Promise<void> {
    const mine = generation;
    asked.add(page);
    try {
      const { total, rows } = await deps.fetch(page * pageSize, pageSize);
      if (mine !== generation) return;
      const present = isNew ? [] : [...get().pages];
      const near = present.filter(([each]) => Math.abs(each - page) <= kept);
      for (const [each] of present) if (Math.abs(each - page) > kept) asked.delete(each);
      set({
        total,
        pages: new Map([...near, [page, rows]]),
        ...(isNew ? { list: get().list + 1 } : {}),
      });
    } catch (error) {
      if (mine !== generation) return;
      asked.delete(page);
      deps.failed(error);
    }
  }

  return {
    async restart() {
      generation += 1;
      asked.clear();
      looked = { first: 0, last: 0 };
      await fetchPage(0, true);
    },
    async refresh() {
      stale = true;
      if (refreshing) return;
      refreshing = true;
      while (stale) {
        stale = false;
        asked.clear();
        await Promise.all(pagesLooked().map((page) => fetchPage(page)));
        // Pages that were not asked for again are old; those that somebody scrolled to meanwhile are not.
        set({ pages: new Map([...get().pages].filter(([page]) => asked.has(page))) });
      }
      refreshing = false;
    },
    look(first, last) {
      looked = { first, last };
      const { total } = get();
      const end = total === null ? 0 : Math.floor(Math.max(0, total - 1) / pageSize);
      const seen = pagesLooked();
      const [from = 0, to = 0] = [seen[0], seen.at(-1)];
      const around = Array.from({ length: ahead }, (_, at) => [to + at + 1, from - at - 1]).flat();
      for (const page of [...seen, ...around])
        if (page >= 0 && page <= end && !asked.has(page)) void fetchPage(page);
    },
  };
}
