import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Log } from '../ports.ts';
import type { Connection } from './connection.ts';
import { salvageAuditLog } from './audit-log-legacy.ts';
import { toFormerNames } from './former-names.ts';
import { ownPath } from './tables.ts';

type Columns = readonly SQLOutputValue[];

/** What exists nowhere else, with the columns that a file has which was written by this version. */
const salvaged = {
  gaps: ['id', 'at', 'question', 'closed_at', 'origin', 'answer', 'queue_id'],
  golden_questions:
    'id, at, by, question, target, document_id, heading, rank, confidence, best_title, best_text'.split(', '),
  training_examples: ['id', 'at', 'queue_id', 'text', 'replaced_by'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Brings over what a damaged file still gives and the copy does not have: audit log, gaps, golden questions and training
 * examples, which exist nowhere else, and the names of the documents, queued so that they are read again from their files.
 * Texts and vectors are not copied: SQLite has no checksums, and a garbled answer is worse than one that is read anew.
 */
export function salvage(damagedPath: string, into: Connection, log: Log): void {
  let counts = { auditLog: 0, gaps: 0, golden: 0, trainingExamples: 0, documents: 0 };
  try {
    const damaged = new DatabaseSync(damagedPath, { readOnly: true, returnArrays: true });
    try {
      counts = into.write(() => ({
        auditLog: salvageAuditLog((table, columns) => readableRows(damaged, table, columns), into),
        gaps:
          copyRows(damaged, into, 'gaps', salvaged.gaps) +
          // As they were before the other columns came.
          copyRows(damaged, into, 'gaps', ['id', 'at', 'question', 'closed_at']),
        golden: copyRows(damaged, into, 'golden_questions', salvaged.golden_questions),
        trainingExamples: copyRows(damaged, into, 'training_examples', salvaged.training_examples),
        documents: queueDocuments(damaged, into),
      }));
    } finally {
      damaged.close();
    }
  } catch {
    // The copy is open and whole; whatever cannot be brought over stays in the quarantined file.
    log.write('warn', 'store.salvage_failed');
  }
  log.write('info', 'store.salvaged', counts);
}

function copyRows(
  damaged: DatabaseSync,
  into: Connection,
  table: string,
  columns: readonly string[],
): number {
  const insert = into.sql(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return readableRows(damaged, table, columns).filter((values) => insert.run(...values).changes === 1).length;
}

function queueDocuments(damaged: DatabaseSync, into: Connection): number {
  const columns = 'id, path, name, bytes, sample, added_at, checked_at, sort_name, hash'.split(', ');
  const insert = into.sql(`
    INSERT INTO documents (id, path, name, bytes, sample, added_at, checked_at, sort_name, hash, kind, title, state, search_text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, 'unknown', ?3, 'queued', ?8)
    ON CONFLICT (path) DO UPDATE SET state = 'queued' WHERE hash IS NOT ?9
    ON CONFLICT (id) DO NOTHING`);
  return readableRows(damaged, 'documents', columns).filter(
    // What is written here is no file that could be read again.
    (values) => values[1] !== ownPath && insert.run(...values).changes === 1,
  ).length;
}

/** Rows from both ends of a table up to the damaged page, by the names of today or by the former ones. */
function readableRows(damaged: DatabaseSync, table: string, columns: readonly string[]): readonly Columns[] {
  const rows = new Map<SQLOutputValue | undefined, Columns>();
  const former = toFormerNames(table, columns);
  for (const named of [{ table, columns }, former])
    for (const direction of ['ASC', 'DESC']) {
      try {
        for (const row of damaged
          .prepare(
            `SELECT ${named.columns.join(', ')} FROM ${named.table} NOT INDEXED ORDER BY rowid ${direction}`,
          )
          .iterate()) {
          const values: Columns = Object.values(row);
          rows.set(values[0], values);
        }
      } catch {
        // As far as it goes from this end; a file has the one name or the other.
      }
    }
  return [...rows.values()];
}
