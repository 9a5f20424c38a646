/**
 * Which rows belong to a key, in the order in which they came: one number a key and one a row, where an array for each
 * key would take a hundred bytes.
 */
export interface RowMultimap<Key> {
  rows(key: Key): readonly number[];
  /** Makes room for rows below this. */
  reserve(rows: number): void;
  add(key: Key, row: number): void;
  remove(key: Key, row: number): void;
  /** What was row `from` of this key is row `to` from now on. */
  move(key: Key, from: number, to: number): void;
}

/** Ends a chain: rows are kept one higher, so that a new piece of memory holds nothing but ends. */
const end = 0;

export function createRowMultimap<Key>(): RowMultimap<Key> {
  const first = new Map<Key, number>();
  let next = new Int32Array(0);
  /** The key of the last row that came, and that row: rows of one key mostly come one after the other. */
  let lastKey: Key | undefined;
  let lastRow = -1;
  const after = (row: number): number => (next[row] ?? end) - 1;

  /** Lets whatever points at `row` in the chain of `key` point at `to`; below zero it ends there. */
  function point(key: Key, row: number, to: number): void {
    const head = first.get(key) ?? -1;
    if (head === row) {
      if (to < 0) first.delete(key);
      else first.set(key, to);
      return;
    }
    for (let at = head; at >= 0; at = after(at))
      if (after(at) === row) {
        next[at] = to + 1;
        return;
      }
  }

  return {
    rows(key) {
      const found: number[] = [];
      for (let row = first.get(key) ?? -1; row >= 0; row = after(row)) found.push(row);
      return found;
    },
    reserve(rows) {
      if (rows <= next.length) return;
      const larger = new Int32Array(rows);
      larger.set(next);
      next = larger;
    },
    add(key, row) {
      next[row] = end;
      let last = key === lastKey ? lastRow : (first.get(key) ?? -1);
      lastKey = key;
      lastRow = row;
      if (last < 0) {
        first.set(key, row);
        return;
      }
      while (after(last) >= 0) last = after(last);
      next[last] = row + 1;
    },
    remove(key, row) {
      lastKey = undefined;
      point(key, row, after(row));
      next[row] = end;
    },
    move(key, from, to) {
      lastKey = undefined;
      point(key, from, to);
      next[to] = next[from] ?? end;
      next[from] = end;
    },
  };
}
