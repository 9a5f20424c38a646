import type { Connection } from './connection.ts';
import { blob, number, text, textOrNull } from './row-readers.ts';

/** A case with one of the hashes of who wrote; a case without any is not among them. */
export interface CustomerCase {
  readonly caseId: string;
  /** Of the log, with which it began. */
  readonly line: number;
  readonly readAt: number;
  readonly queue: string | null;
  readonly mood: string | null;
  readonly hash: Uint8Array;
}

/** Who wrote how often, by keyed hashes. */
export interface CustomerCaseTable {
  /** Of the newest `most` cases, oldest first. */
  since(from: number, most: number): readonly CustomerCase[];
  /** The line of the first of them; null without any. */
  firstLine(from: number, most: number): number | null;
  /** Of cases, by their lines, those whose first message speaks of leaving. */
  leaving(lines: readonly number[]): ReadonlySet<number>;
  /** What fits best for cases, by their line. */
  subjects(lines: readonly number[]): ReadonlyMap<number, readonly string[]>;
  /** The answer that went out for a case, and the queue that it was in; null for a case that is not known. */
  answered(
    caseId: string,
  ): { readonly line: number; readonly queue: string | null; readonly answers: readonly string[] } | null;
  /** Customers' cases that were counted as the last of one who left. */
  left(caseIds: readonly string[]): ReadonlySet<string>;
}

const ofCustomers = "(h.kind IS NULL OR h.kind IN ('email', 'phone', 'order'))";
/** Cases since a moment, of the newest so many: asked with the moment, and with one fewer than are wanted. */
const recent = `c.read_at >= ? AND c.counted = 1 AND c.line >= coalesce((SELECT n.line FROM case_facts n
  WHERE n.counted = 1 AND EXISTS (SELECT 1 FROM contact_history h WHERE h.case_id = n.case_id AND ${ofCustomers})
  ORDER BY n.line DESC LIMIT 1 OFFSET ?), 0)`;

export function createCustomerCaseTable({ sql, read }: Connection): CustomerCaseTable {
  return {
    since: (from, most) =>
      read(() =>
        sql(
          `SELECT DISTINCT c.case_id, c.line, c.read_at, c.queue, c.mood, h.sender_hash FROM case_facts c
           JOIN contact_history h ON h.case_id = c.case_id
           WHERE ${recent} AND ${ofCustomers}
           ORDER BY c.line`,
        )
          .all(from, most - 1)
          .map((row) => ({
            caseId: text(row, 'case_id'),
            line: number(row, 'line'),
            readAt: number(row, 'read_at'),
            queue: textOrNull(row, 'queue'),
            mood: textOrNull(row, 'mood'),
            hash: blob(row, 'sender_hash'),
          })),
      ),
    firstLine: (from, most) =>
      read(() => {
        const row = sql(
          `SELECT c.line FROM case_facts c WHERE ${recent}
             AND EXISTS (SELECT 1 FROM contact_history h WHERE h.case_id = c.case_id AND ${ofCustomers})
           ORDER BY c.line LIMIT 1`,
        ).get(from, most - 1);
        return row === undefined ? null : number(row, 'line');
      }),
    leaving: (lines) =>
      read(
        () =>
          new Set(
            sql(
              `SELECT sequence FROM audit_log
               WHERE sequence IN (SELECT value FROM json_each(?)) AND json_extract(facts, '$.leaving') = 1`,
            )
              .all(JSON.stringify(lines))
              .map((row) => number(row, 'sequence')),
          ),
      ),
    subjects: (lines) =>
      read(() => {
        const found = new Map<number, string[]>();
        for (const row of sql(
          `SELECT line, subject FROM case_subjects WHERE kind = 'answer' AND line IN (SELECT value FROM json_each(?))`,
        ).all(JSON.stringify(lines))) {
          const line = number(row, 'line');
          const own = found.get(line) ?? [];
          own.push(text(row, 'subject'));
          found.set(line, own);
        }
        return found;
      }),
    answered: (caseId) =>
      read(() => {
        const row = sql('SELECT line, queue FROM case_facts WHERE case_id = ?').get(caseId);
        if (row === undefined) return null;
        const line = number(row, 'line');
        return {
          line,
          queue: textOrNull(row, 'queue'),
          answers: sql(
            'SELECT chosen FROM answer_facts WHERE line = ? AND chosen IS NOT NULL ORDER BY number',
          )
            .all(line)
            .map((each) => text(each, 'chosen')),
        };
      }),
    left: (caseIds) =>
      read(
        () =>
          new Set(
            sql(
              `SELECT DISTINCT case_id FROM rating_facts WHERE measure = 'left' AND case_id IN (SELECT value FROM json_each(?))`,
            )
              .all(JSON.stringify(caseIds))
              .map((row) => text(row, 'case_id')),
          ),
      ),
  };
}
