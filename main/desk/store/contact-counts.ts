import { number, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { Between } from './case-trends.ts';

/** Messages that went to one queue and are about the same answers: none, or several where several things were asked. */
interface ContactGroup {
  readonly queue: string | null;
  readonly answers: readonly string[];
  readonly messages: number;
}

export interface ContactCounts {
  /** What all messages of a period are about. */
  contactGroups(between: Between): readonly ContactGroup[];
}

export function createContactCounts({ sql, read }: Connection): ContactCounts {
  return {
    contactGroups: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT queue, answers, count(*) AS messages
           FROM (SELECT c.queue AS queue, (SELECT json_group_array(s.subject) FROM case_subjects s
               WHERE s.line = c.line AND s.kind = 'answer') AS answers
             FROM case_facts c WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ?)
           GROUP BY queue, answers`,
        )
          .all(from, to)
          .map((row) => ({
            queue: textOrNull(row, 'queue'),
            answers: JSON.parse(text(row, 'answers')) as readonly string[],
            messages: number(row, 'messages'),
          })),
      ),
  };
}
