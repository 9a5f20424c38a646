import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { removeDatabaseFiles } from './database-copy.ts';
import { toFormerNames } from './former-names.ts';
import { text } from './row-readers.ts';

/** Columns of today with what they held. */
export type SalvagedRow = Readonly<Record<string, SQLOutputValue>>;

/** What can still be read of a damaged `desk.db`, of this version or an earlier one. */
export interface DamagedFile {
  /** Rows that can be read, with those of the columns that the file has; none of a table that it has not. */
  rows(table: string, columns: readonly string[]): readonly SalvagedRow[];
  /** Whether nothing is wrong with a table, its indexes or the texts of its rows: what is not in it was not there. */
  isWhole(table: string): boolean;
  close(): void;
}

const magic = 'SQLite format 3';
/** Of an SQLite header: where it says the size of a page, the number of pages, and what belongs to the list of free ones. */
const header = { length: 100, pageSize: 16, changes: 24, pages: 28, freePages: 32, pagesAsOf: 92 } as const;

/**
 * Opens what is left of a damaged file, on a copy of it that is deleted again. Where its table of contents is gone, that
 * of a good copy of the same file stands in. Throws what SQLite says when that does not help.
 */
export function openDamagedFile(path: string, goodCopy: string | null): DamagedFile {
  const patched = `${path}.patched`;
  removeDatabaseFiles(patched);
  copyFileSync(path, patched);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${patched}-wal`);
  try {
    return readFrom(openPatched(patched, goodCopy), () => {
      removeDatabaseFiles(patched);
    });
  } catch (error) {
    removeDatabaseFiles(patched);
    throw error;
  }
}

/** Times its size that a file may have had; a header that says more is garbled. */
const mostLost = 100;

function openPatched(path: string, goodCopy: string | null): DatabaseSync {
  correctSize(path);
  try {
    return open(path);
  } catch (error) {
    if (goodCopy === null) throw error;
  }
  copyContents(goodCopy, path);
  correctSize(path);
  return open(path);
}

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, limits: { length: longestValue } });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Fills a file that was cut up with empty pages, and lets the header say as many pages as there are: SQLite opens no file
 * that is shorter than it says, or than its table of contents says.
 */
function correctSize(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const head = Buffer.alloc(header.length);
    readSync(file, head, 0, head.length, 0);
    if (head.toString('latin1', 0, magic.length) !== magic) return;
    const pageSize = head.readUInt16BE(header.pageSize);
    const there = Math.floor(fstatSync(file).size / pageSize);
    const said = head.readUInt32BE(header.pages);
    const pages = said < there * mostLost ? Math.max(there, said) : there;
    if (pages > there) ftruncateSync(file, pages * pageSize);
    head.writeUInt32BE(pages, header.pages);
    head.copy(head, header.pagesAsOf, header.changes, header.changes + 4);
    head.fill(0, header.freePages, header.freePages + 8);
    writeSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
}

/** Writes the pages that say which tables there are, and where. They only change with a migration. */
function copyContents(from: string, to: string): void {
  const good = new DatabaseSync(from, { readOnly: true });
  const pages = good
    .prepare(`SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'`)
    .all()
    .map((row) => Number(row['pageno']));
  const size = Number(good.prepare('PRAGMA page_size').get()?.['page_size']);
  good.close();
  const [source, target] = [openSync(from, 'r'), openSync(to, 'r+')];
  try {
    const page = Buffer.alloc(size);
    for (const number of pages) {
      readSync(source, page, 0, size, (number - 1) * size);
      writeSync(target, page, 0, size, (number - 1) * size);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

function readFrom(db: DatabaseSync, onClosed: () => void): DamagedFile {
  /** Tables of which a row was read that nobody wrote so. */
  const garbled = new Set<string>();
  const columnsOf = (table: string): ReadonlySet<string> =>
    new Set(
      db
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map((row) => text(row, 'name')),
    );

  return {
    rows(table, columns) {
      const former = toFormerNames(table, columns);
      const present = columnsOf(table).size > 0 ? table : former.table;
      const there = columnsOf(present);
      const known = columns.flatMap((column, at) => {
        const name = [column, former.columns[at] ?? column].find((each) => there.has(each));
        return name === undefined ? [] : [`"${name}" AS "${column}"`];
      });
      if (known.length === 0) return [];
      const rows = readableRows(db, present, known.join(', '));
      const legible = rows.filter(isLegible);
      if (legible.length < rows.length) garbled.add(table);
      return legible;
    },
    isWhole(table) {
      try {
        // The whole check: bytes changed within a key stand otherwise in its index.
        const found = db.prepare(`PRAGMA integrity_check('${table}')`).get();
        return !garbled.has(table) && found?.['integrity_check'] === 'ok';
      } catch {
        return false;
      }
    },
    close() {
      db.close();
      onClosed();
    },
  };
}

/** A page holds fewer rows than this: each takes some bytes. */
const mostRowsOfPage = 1_000;
/** Bytes that no value has; one that says so is garbled, and reading it would take all memory. */
const longestValue = 64 * 2 ** 20;

/** All rows but those on damaged pages. */
function readableRows(db: DatabaseSync, table: string, columns: string): readonly SalvagedRow[] {
  const rows: SalvagedRow[] = [];
  const isByKey = hasNoRowid(db, table);
  const select = isByKey
    ? `SELECT 0 AS "row number", ${columns} FROM ${table}`
    : `SELECT rowid AS "row number", ${columns} FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid`;
  const most = Number(db.prepare('PRAGMA page_count').get()?.['page_count']) * mostRowsOfPage;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    try {
      for (const { 'row number': number, ...row } of db.prepare(select).iterate(...(isByKey ? [] : [last]))) {
        if (!isByKey && Number(number) <= last) throw new Error('Rows are out of order');
        // Pages that lead back to themselves.
        if (rows.length >= most) return rows;
        last = Number(number);
        rows.push(row);
      }
      return rows;
    } catch {
      const next = isByKey ? null : behindDamage(db, select, last);
      if (next === null) return rows;
      last = next;
    }
  }
}

const hasNoRowid = (db: DatabaseSync, table: string): boolean =>
  db.prepare('SELECT wr FROM pragma_table_list(?)').get(table)?.['wr'] === 1;

/**
 * The smallest row number from which on reading works again; null when nothing is behind the damage. Whole rows are read to
 * tell: where a number can be read and the rest of its row cannot, numbers far apart would be tried one by one.
 */
function behindDamage(db: DatabaseSync, select: string, last: number): number | null {
  const from = Math.max(last, 0);
  const query = db.prepare(`${select} LIMIT 1`);
  const reach = (number: number): 'row' | 'end' | 'damage' => {
    try {
      const row = query.get(number);
      if (row === undefined) return 'end';
      return Number(row['row number']) > number ? 'row' : 'damage';
    } catch {
      return 'damage';
    }
  };
  let [damaged, step] = [from, 1];
  for (; reach(from + step) === 'damage'; step *= 2) {
    if (step > 2 ** 40) return null;
    damaged = from + step;
  }
  let readable = from + step;
  while (readable - damaged > 1) {
    const middle = Math.floor((damaged + readable) / 2);
    if (reach(middle) === 'damage') damaged = middle;
    else readable = middle;
  }
  return reach(readable) === 'row' ? readable : null;
}

/** SQLite keeps no checksums: a text with signs that nobody writes is taken for garbled. */
const isLegible = (row: SalvagedRow): boolean =>
  Object.values(row).every(
    (value) => typeof value !== 'string' || !/[^\P{Cc}\t\n\r\x7F-\x9F]|\uFFFD/u.test(value),
  );
