import { statSync, type Stats } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { toDiskFailure, DeskFailure } from '../failure.ts';
import { createPrivateFile } from './private-folder.ts';

/** One open `desk.db`: statements prepared once, failures turned into ours, writing in transactions. */
export interface Connection {
  readonly db: DatabaseSync;
  /** Prepares on first use and caches the statement. */
  readonly sql: (text: string) => StatementSync;
  /**
   * Runs `work` in one immediate transaction: all of it or nothing. Throws `busy` while another program writes, `unreadable`
   * once the file is gone from its place.
   */
  readonly write: <Result>(work: () => Result) => Result;
  /**
   * Runs `work`, which may write, and rolls everything back: what it returns is what would be. Everything in it is
   * synchronous, so nobody else ever sees what it wrote.
   */
  readonly dryRun: <Result>(work: () => Result) => Result;
  /** Runs a reading `work` and turns failures into ours. */
  readonly read: <Result>(work: () => Result) => Result;
  /** Whether SQLite said of anything so far that the file is damaged. */
  readonly isDamaged: () => boolean;
  /** From now on others are served, too: a write waits for another program at most so long (ms). */
  readonly serve: (patienceMs?: number) => void;
  readonly close: () => void;
}

/** Opening waits this long for another program: nobody is served yet. */
const openPatienceMs = 10_000;
/**
 * A write waits this long before it fails with `busy`, and everything else waits with it. What must not be lost is written
 * again (retry-while-busy.ts).
 */
const writePatienceMs = 250;

/** Opens without migrating. Throws what SQLite says; `asStoreFailure` turns that into our codes. */
export function connect(path: string): Connection {
  createPrivateFile(path);
  const db = new DatabaseSync(path, {
    timeout: openPatienceMs,
    enableForeignKeyConstraints: true,
    defensive: true,
  });
  try {
    // FULL: what was confirmed must survive a power cut, and in WAL mode only FULL syncs at every commit.
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA cache_size = -16000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA temp_store = MEMORY;
    `);
  } catch (error) {
    db.close();
    throw error;
  }
  const opened = statSync(path);
  /** Unlinked or moved, the file still takes what is written, and nobody would ever find it. */
  const requireFile = (): void => {
    const there = statOrNull(path);
    if (there?.ino !== opened.ino || there.dev !== opened.dev)
      throw new DeskFailure('unreadable', { reason: 'store_gone' });
  };
  const statements = new Map<string, StatementSync>();
  let isDryRun = false;
  let isDamaged = false;
  const failureOf = (error: unknown): unknown => {
    isDamaged ||= isCorruption(error);
    return toStoreFailure(error);
  };

  return {
    db,
    isDamaged: () => isDamaged,
    serve: (patienceMs = writePatienceMs) => db.exec(`PRAGMA busy_timeout = ${patienceMs}`),
    sql(text) {
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = db.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    write(work) {
      if (isDryRun) return work();
      requireFile();
      try {
        db.exec('BEGIN IMMEDIATE');
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        // SQLite has rolled back by itself after some errors.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw failureOf(error);
      }
    },
    dryRun(work) {
      try {
        db.exec('BEGIN IMMEDIATE');
        isDryRun = true;
        return work();
      } catch (error) {
        throw failureOf(error);
      } finally {
        isDryRun = false;
        if (db.isTransaction) db.exec('ROLLBACK');
      }
    },
    read(work) {
      try {
        return work();
      } catch (error) {
        throw failureOf(error);
      }
    },
    close() {
      statements.clear();
      if (db.isOpen) db.close();
    },
  };
}

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** SQLite's primary result code, or null when the error is not SQLite's. */
function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}

/** What SQLite itself would throw for a damaged file. */
export function corruptionError(): Error {
  return Object.assign(new Error('The check of the file failed'), { errcode: 11 });
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
export function isCorruption(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 11 || code === 26;
}

/** Turns what SQLite says into our codes; everything unexpected stays as it is. */
export function toStoreFailure(error: unknown): unknown {
  if (isCorruption(error)) return new DeskFailure('store_damaged', { cause: error });
  switch (sqliteCode(error)) {
    case 5: // SQLITE_BUSY
      return new DeskFailure('busy', { reason: 'store', cause: error });
    case null: // not SQLite's
      return toDiskFailure(error);
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
      return new DeskFailure('unreadable', { reason: 'store', cause: error });
    default:
      return toDiskFailure(error);
  }
}
