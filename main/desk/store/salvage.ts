import type { Log } from '../ports.ts';
import { salvageAuditLog } from './audit-log-legacy.ts';
import { salvagePeople } from './copy-people.ts';
import type { Connection } from './connection.ts';
import { type DamagedFile, openDamagedFile } from './damaged-file.ts';
import { copiesKey, readMeta } from './meta.ts';
import { replayErasures } from './replay-erasures.ts';
import { salvageEntries } from './salvage-entries.ts';
import { copyTable, type OwnTable } from './salvage-table.ts';
import { ownPath } from './tables.ts';

const ofAnswer = { entry_id: 'entries', passage_id: 'passages' } as const;

/**
 * What was made here and stands in no file, parents first, with what of a row may change after it was written. What is
 * found out of the library again (similar entries, packed vectors) is not among it, nor is the trash.
 */
const ownTables: readonly OwnTable[] = [
  { table: 'models', changing: [] },
  { table: 'folders', changing: ['paused'] },
  { table: 'column_mappings', changing: ['columns', 'header_signature', 'chosen_at'] },
  { table: 'snippets', changing: ['position', 'short_name', 'title', 'text', 'kind', 'tone', 'sample'] },
  { table: 'learned_phrasings', changing: ['pending', 'answer_hash'], parents: ofAnswer },
  { table: 'negative_feedback', changing: ['pending', 'answer_hash'], parents: ofAnswer },
  { table: 'edits', changing: [], parents: { entry_id: 'entries' } },
  {
    table: 'proposals',
    changing: [
      'state',
      'result_entry_id',
      'decision_order',
      'asked',
      'rank',
      'first_at',
      'last_at',
      'secret',
    ],
  },
  { table: 'processed_conversations', changing: ['secret'] },
  { table: 'training_examples', changing: ['replaced_by'] },
  { table: 'golden_questions', changing: ['rank', 'confidence', 'best_title', 'best_text'] },
  { table: 'gaps', changing: ['closed_at', 'answer'] },
  { table: 'contact_history', changing: [] },
  { table: 'form_drafts', changing: ['at', 'content'] },
  { table: 'survey_answers', changing: [] },
  { table: 'survey_marks', changing: [] },
  { table: 'survey_columns', changing: ['columns', 'chosen_at'] },
  { table: 'dismissed_pairs', changing: [] },
];

/**
 * Brings over what a damaged file still gives and the copy does not have or has in an older state: audit log, entries
 * that were written or edited here, and everything that was learned or set here; who works here; and the names of the documents, queued
 * so that they are read again from their files. What was erased stays erased, also where the copy still has it.
 */
export function salvage(damagedPath: string, goodCopy: string | null, into: Connection, log: Log): void {
  try {
    const damaged = openDamagedFile(damagedPath, goodCopy);
    try {
      // What is erased here is overwritten in the file.
      into.db.exec('PRAGMA secure_delete = ON');
      log.write(
        'info',
        'store.salvaged',
        into.write(() => bringOver(damaged, into)),
      );
    } finally {
      into.db.exec('PRAGMA secure_delete = OFF');
      damaged.close();
    }
  } catch {
    // The copy is open and whole; whatever cannot be brought over stays in the quarantined file.
    log.write('warn', 'store.salvage_failed');
  }
}

function bringOver(damaged: DamagedFile, into: Connection): Readonly<Record<string, number>> {
  const isNewer = isNewerThanCopy(damaged, into);
  const counts: Record<string, number> = { auditLog: salvageAuditLog(damaged, into) };
  counts['people'] = salvagePeople(damaged, into, isNewer);
  counts['documents'] = queueDocuments(damaged, into);
  counts['entries'] = salvageEntries(damaged, into, isNewer);
  for (const own of ownTables) counts[own.table] = copyTable(own, damaged, into, isNewer);
  replayErasures(into);
  return counts;
}

/**
 * Each copy has a number, which the file has from before the copy was made. A file with a smaller one has lost what was
 * written last (its write-ahead log, say): then what the copy says counts more.
 */
function isNewerThanCopy(damaged: DamagedFile, into: Connection): boolean {
  const copies = damaged.rows('meta', ['key', 'value']).find(({ key }) => key === copiesKey)?.['value'];
  return Number(copies ?? 0) >= Number(readMeta(into, copiesKey) ?? 0);
}

function queueDocuments(damaged: DamagedFile, into: Connection): number {
  const columns = 'id, path, name, bytes, sample, added_at, checked_at, sort_name, hash'.split(', ');
  const insert = into.sql(`
    INSERT INTO documents (id, path, name, bytes, sample, added_at, checked_at, sort_name, hash, kind, title, state, search_text)
    VALUES (:id, :path, :name, :bytes, :sample, :added_at, :checked_at, :sort_name, NULL, 'unknown', :name, 'queued', :sort_name)
    ON CONFLICT (path) DO UPDATE SET state = 'queued' WHERE hash IS NOT :hash
    ON CONFLICT (id) DO NOTHING`);
  return damaged.rows('documents', columns).filter(
    // What is written here is no file that could be read again.
    (row) => row['path'] !== ownPath && Number(insert.run({ ...row }).changes) === 1,
  ).length;
}
