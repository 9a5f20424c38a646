import { statSync, utimesSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Log } from '../ports.ts';
import { fsyncFile } from './atomic-file.ts';
import { listCopies } from './copy-rotation.ts';
import { text } from './row-readers.ts';

/** In the meta table from the migration that drops plain vectors until neither the file nor a copy has any on a page. */
export const plaintextVectorsKey = 'vectors.plain';

/** Tables that had a plain vector of what a customer asked, under the names that they had. */
const tables = [
  'learned',
  'removed_learned',
  'wrong_pairs',
  'removed_wrong_pairs',
  'learned_phrasings',
  'trash_learned_phrasings',
  'negative_feedback',
  'trash_negative_feedback',
  'gaps',
];

/**
 * Takes the plain vectors out of the copies of `desk.db`, which keep their age. A copy without vectors is migrated like any
 * other, and its vectors are made anew. One that cannot be opened is left, and said.
 */
export function clearPlaintextVectors(path: string, log: Log): void {
  for (const copy of listCopies(path))
    try {
      emptyIn(copy);
    } catch {
      log.write('warn', 'store.copy-not-emptied');
    }
}

function emptyIn(copy: string): void {
  const { atime, mtime } = statSync(copy);
  const db = new DatabaseSync(copy);
  try {
    const withVector = db
      .prepare(
        `SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.name = 'vector' AND t.name IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(tables))
      .map((row) => text(row, 'name'));
    if (withVector.length === 0) return;
    db.exec('BEGIN IMMEDIATE');
    for (const table of withVector)
      db.exec(`UPDATE ${table} SET vector = zeroblob(0) WHERE vector IS NOT NULL`);
    db.exec('COMMIT');
    db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  fsyncFile(copy);
  utimesSync(copy, atime, mtime);
}
