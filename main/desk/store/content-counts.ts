import { DatabaseSync } from 'node:sqlite';
import type { ContentCounts } from '../../../preload/contract.ts';
import { number } from './row-readers.ts';

const counted: Readonly<Record<keyof ContentCounts, string>> = {
  documents: 'SELECT count(*) AS n FROM documents',
  entries: 'SELECT count(*) AS n FROM entries',
  snippets: 'SELECT count(*) AS n FROM snippets',
  cases: 'SELECT count(DISTINCT case_id) AS n FROM audit_log',
  lines: 'SELECT count(*) AS n FROM audit_log',
  gaps: 'SELECT count(*) AS n FROM gaps WHERE closed_at IS NULL',
};

/** How much is in a library. Throws what SQLite says. */
export function contentCounts(db: DatabaseSync): ContentCounts {
  const count = (sql: string): number => number(db.prepare(sql).get() ?? {}, 'n');
  return {
    documents: count(counted.documents),
    entries: count(counted.entries),
    snippets: count(counted.snippets),
    cases: count(counted.cases),
    lines: count(counted.lines),
    gaps: count(counted.gaps),
  };
}

/** The same of a file that nobody has open. */
export function contentCountsOf(path: string): ContentCounts {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return contentCounts(db);
  } finally {
    db.close();
  }
}
