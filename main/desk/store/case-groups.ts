import { number, type Row, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { Between } from './case-trends.ts';

/** What is counted of a case for the question whether it is alike for everybody, as SQL: of which cases, and which of them. */
const measures = {
  held_back: ['questions > 0', 'questions > 0 AND unanswered = questions'],
  answered: [
    'withheld IS NULL',
    `withheld IS NULL AND copied = 1 AND outcome IN ('unedited', 'edited', 'replaced')`,
  ],
  taken: [
    `withheld IS NULL AND copied = 1 AND outcome IN ('unedited', 'edited', 'replaced')`,
    `withheld IS NULL AND copied = 1 AND outcome IN ('unedited', 'edited')`,
  ],
  handed_over: ['1', 'handed_over = 1'],
  upset: ['mood IS NOT NULL', `mood IN ('angry', 'frustrated', 'unhappy')`],
  pressing: ['priority IS NOT NULL', `priority IN ('high', 'urgent')`],
} as const;
export type CaseShare = keyof typeof measures;
export const caseShares = Object.keys(measures) as readonly CaseShare[];

/** Cases of one queue, in one language, of customers who wrote before or did not. */
export interface CaseGroup {
  readonly language: string | null;
  readonly queue: string | null;
  /** Null where the log does not say. */
  readonly known: boolean | null;
  readonly shares: Readonly<Record<CaseShare, { readonly of: number; readonly hits: number }>>;
  /** Of the logarithms of the milliseconds from reading to the decision. */
  readonly time: { readonly n: number; readonly sum: number; readonly squares: number };
}

export interface CaseGroups {
  /** All cases of a period that somebody answers, by language, queue and whether the customer wrote before. */
  groups(between: Between): readonly CaseGroup[];
}

const columns = caseShares.flatMap((name) =>
  measures[name].map((condition, nth) => `count(*) FILTER (WHERE ${condition}) AS ${name}_${nth}`),
);
const log = 'ln(max(1, ms))';

export function createCaseGroups({ sql, read }: Connection): CaseGroups {
  return {
    groups: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT language, queue, CASE WHEN earlier IS NULL THEN NULL ELSE earlier > 0 END AS known, ${columns.join(', ')},
            count(ms) AS n, total(${log}) AS sum, total(${log} * ${log}) AS squares
           FROM case_facts WHERE counted = 1 AND read_at >= ? AND read_at < ? GROUP BY language, queue, known
           ORDER BY language, queue, known`,
        )
          .all(from, to)
          .map(groupOf),
      ),
  };
}

const groupOf = (row: Row): CaseGroup => ({
  language: textOrNull(row, 'language'),
  queue: textOrNull(row, 'queue'),
  known: row['known'] === null ? null : number(row, 'known') === 1,
  shares: Object.fromEntries(
    caseShares.map((name) => [name, { of: number(row, `${name}_0`), hits: number(row, `${name}_1`) }]),
  ) as Record<CaseShare, { of: number; hits: number }>,
  time: { n: number(row, 'n'), sum: number(row, 'sum'), squares: number(row, 'squares') },
});
