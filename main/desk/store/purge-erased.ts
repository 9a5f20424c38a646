import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DeskFailure } from '../failure.ts';
import { fsyncParent } from './atomic-file.ts';
import { listCopies } from './copy-rotation.ts';
import { toStoreFailure, type Connection } from './connection.ts';
import { number } from './row-readers.ts';
import { removeUndoWithErased } from './undo-folder.ts';

/** In the meta table from before something is erased until no file has it any more: the next start goes on. */
export const purgeKey = 'erasure.unfinished';

/** What went from the disk beside the library file itself. */
export interface Purged {
  /** Copies that were older than the erasure. */
  readonly olderCopies: number;
  /** Damaged files that were set aside. */
  readonly setAside: number;
}

/**
 * Writes the file anew, without free pages and gaps of pages where what was deleted still stands, and empties the log that
 * SQLite keeps beside it. Rejects with `disk_full`, or with `busy` while another program reads.
 */
export async function rewriteFile({ db }: Connection): Promise<void> {
  try {
    // The full-text index keeps words of what was deleted until its parts are merged.
    db.exec(`INSERT INTO passages_fts (passages_fts) VALUES ('optimize')`);
    db.exec('VACUUM');
  } catch (error) {
    throw toStoreFailure(error);
  }
  for (let attempt = 1; ; attempt++) {
    if (emptiesLog(db)) return;
    if (attempt === 40) throw new DeskFailure('busy', { reason: 'store' });
    await delay(250);
  }
}

/** False while another program reads what stands in it. Nobody waits for that program meanwhile. */
function emptiesLog(db: Connection['db']): boolean {
  const { timeout = 0 } = db.prepare('PRAGMA busy_timeout').get() ?? {};
  db.exec('PRAGMA busy_timeout = 0');
  try {
    return number(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}, 'busy') === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${Number(timeout)}`);
  }
}

/** Removes every copy but the last, every damaged file that was set aside, and what was here before a backup was restored. */
export function removeOlderFiles(path: string): Purged {
  const last = `${path}.backup`;
  const copies = listCopies(path).filter((copy) => copy !== last);
  const beside = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`));
  const setAside = beside.filter((name) => /\.damaged-[^.]*(?:-wal)?$/u.test(name));
  const halfMade = beside.filter((name) =>
    /\.(?:backup-\d+\.tmp|before-v\d+\.tmp|restoring|damaged-[^.]*\.patched)/u.test(name),
  );
  for (const file of [...copies, ...[...setAside, ...halfMade].map((name) => join(dirname(path), name))])
    rmSync(file, { force: true });
  const hasUndo = removeUndoWithErased(dirname(path));
  fsyncParent(path);
  return {
    olderCopies: copies.length + Number(hasUndo),
    setAside: setAside.filter((name) => !name.endsWith('-wal')).length,
  };
}
