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
/** Milliseconds after which a person has stopped typing. */
const restMs = 150;
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
  /** One first page at a time: whoever types on is answered for the last letter, not for each one in between. */
  let starting = false;
  let startAgain = false;
  let fetchesAhead = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

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
      // What is far from where somebody looks now goes, also when it has come too late.
      const all = new Map([...(isNew ? [] : get().pages), [page, rows] as const]);
      const middle = Math.floor(looked.first / pageSize);
      for (const each of all.keys())
        if (Math.abs(each - middle) > kept) {
          all.delete(each);
          asked.delete(each);
        }
      set({ total, pages: all, ...(isNew ? { list: get().list + 1 } : {}) });
    } catch (error) {
      if (mine !== generation) return;
      asked.delete(page);
      deps.failed(error);
    }
  }

  function lookAhead(): void {
    const { total } = get();
    const end = total === null ? 0 : Math.floor(Math.max(0, total - 1) / pageSize);
    const seen = pagesLooked();
    const [from = 0, to = 0] = [seen[0], seen.at(-1)];
    for (const page of Array.from({ length: ahead }, (_, at) => [to + at + 1, from - at - 1]).flat())
      if (page >= 0 && page <= end && !asked.has(page)) void fetchPage(page);
  }

  return {
    async restart() {
      generation += 1;
      looked = { first: 0, last: 0 };
      startAgain = true;
      if (starting) return;
      starting = true;
      while (startAgain) {
        startAgain = false;
        asked.clear();
        await fetchPage(0, true);
      }
      starting = false;
      // A narrowed list is gone through for each page: the next ones wait until nobody types.
      fetchesAhead = false;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        fetchesAhead = true;
        lookAhead();
      }, restMs);
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
      // The list that comes begins at its top.
      if (starting) return;
      looked = { first, last };
      for (const page of pagesLooked()) if (!asked.has(page)) void fetchPage(page);
      // Whoever scrolls does not wait.
      if (first > 0) fetchesAhead = true;
      if (fetchesAhead) lookAhead();
    },
  };
}
