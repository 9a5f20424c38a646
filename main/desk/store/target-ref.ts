import { entryIdOf, passageIdOf } from '../../../preload/shared/answer-targets.ts';
import { createHash } from 'node:crypto';
import { type Row, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** What an answer said, as a hash: enough to tell later that it says something else. */
export const hashAnswer = (answer: string): string => createHash('sha256').update(answer).digest('base64url');

/** An entry (`e:` and its id) or a passage (`p:`) as the two columns of a row that belongs to it. */
export interface TargetRef {
  readonly entry: string | null;
  readonly passage: number | null;
  /** Hash of what it says now. */
  readonly answer: string;
}

/** Null when the target is gone. */
export function resolveTarget(target: string, { sql }: Pick<Connection, 'sql'>): TargetRef | null {
  const entry = entryIdOf(target);
  const passage = passageIdOf(target);
  const found =
    entry === null
      ? sql('SELECT text AS answer FROM passages WHERE id = ?').get(passage)
      : sql('SELECT answer FROM entries WHERE id = ?').get(entry);
  return found === undefined ? null : { entry, passage, answer: hashAnswer(text(found, 'answer')) };
}

/** Joins a table `l` with what its rows belong to: `target`, and `now`, what the answer says by now. */
export const targetJoin = {
  from: (table: string): string => `
    FROM ${table} l LEFT JOIN entries e ON e.id = l.entry_id LEFT JOIN passages p ON p.id = l.passage_id`,
  columns: `
    l.id, l.at, l.by, l.phrase, l.pending, l.answer_hash, coalesce('e:' || l.entry_id, 'p:' || l.passage_id) AS target,
    coalesce(e.answer, p.text) AS now`,
  /** What counts in a search: accepted, and embedded by the model that is searched by. */
  counts: `l.pending = 0 AND l.embedding IS NOT NULL AND l.model = (SELECT number FROM current_model)`,
  isStale: (row: Row): boolean => hashAnswer(text(row, 'now')) !== text(row, 'answer_hash'),
} as const;
