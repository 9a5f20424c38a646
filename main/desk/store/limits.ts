import type { Connection } from './connection.ts';

/**
 * How many rows are kept of what grows with use, and what goes first. A table is held to its limit in the transaction that
 * adds to it, and nowhere else: reading never deletes. What has no limit is the audit log with the contact history, which
 * is the record and is erased on request alone; what a person writes, chooses or dismisses one by one; and the trash,
 * which is emptied by time.
 */
export const limits = {
  /** Phrasings: of all, and of one answer. The oldest go: how customers ask now counts more. */
  learnedPhrasings: { all: 20_000, ofAnswer: 500 },
  /** Answers marked wrong: of all, and of one answer. The oldest go. */
  negativeFeedback: { all: 5_000, ofAnswer: 200 },
  /** Changes of words: of all, and in one entry. The oldest go: what recurs is proposed by then. */
  edits: { all: 10_000, ofEntry: 200 },
  /** Versions before the present one, of one entry. The oldest go. */
  versionsOfEntry: 50,
  /** Proposals that wait: the lowest ranks go. Decided ones, which do not come back: the first decisions go. */
  proposals: { open: 5_000, decided: 5_000 },
  /** Questions without an answer: the oldest go; of closed ones, what was closed first. */
  gaps: { open: 5_000, closed: 5_000 },
  /** Corrected messages of one queue, twice of what is trained on. The oldest go. */
  trainingExamplesOfQueue: 600,
  /** What was typed and not saved: what was typed longest ago goes. */
  formDrafts: 300,
  /** Mails that wait for an answer, and those that were answered lately: the oldest go. */
  worklistMails: { waiting: 5_000, done: 5_000 },
  /** What customers wrote in surveys: the oldest go, and what they rated stays. */
  surveyAnswers: 50_000,
} as const;

/** What is full gives up so much of itself at once, so that this is seldom done. */
const madeFree = 0.05;

/** Rows of a table, in the order in which they are kept. */
interface KeptRows {
  readonly table: string;
  /** SQL, with `?` in place of `value`. */
  readonly where?: string;
  readonly value?: string | number | null;
  /** SQL; what comes last goes first. */
  readonly order: string;
  readonly most: number;
  /** What tells these rows apart. */
  readonly key?: string;
}

/**
 * Holds rows to a limit, within the caller's transaction. Returns how many went: none, or enough to leave a twentieth
 * free. Where the order is that of an index, this reads no row of the table that stays.
 */
export function keepWithin(
  { sql }: Connection,
  { table, where = '1', value, order, most, key = 'rowid' }: KeptRows,
): number {
  const values = value === undefined ? [] : [value];
  const beyond = sql(`SELECT 1 FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT 1 OFFSET ?`);
  if (beyond.get(...values, most) === undefined) return 0;
  return Number(
    sql(`DELETE FROM ${table} WHERE ${where} AND ${key} IN
      (SELECT ${key} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT -1 OFFSET ?)`).run(
      ...values,
      ...values,
      Math.ceil(most * (1 - madeFree)),
    ).changes,
  );
}

/** The order of what is kept, unless a table says otherwise. */
export const newestFirst = 'at DESC, rowid DESC';

/** Holds what was learned of an answer, and then all of it, to its limits. Returns how many rows went. */
export function holdToLimits(
  connection: Connection,
  table: 'learned_phrasings' | 'negative_feedback',
  { entry, passage }: { readonly entry: string | null; readonly passage: number | null },
  { all, ofAnswer }: { readonly all: number; readonly ofAnswer: number },
): number {
  const answer =
    entry === null ? { where: 'passage_id = ?', value: passage } : { where: 'entry_id = ?', value: entry };
  return (
    keepWithin(connection, { table, ...answer, order: newestFirst, most: ofAnswer }) +
    keepWithin(connection, { table, order: newestFirst, most: all })
  );
}
