import { number, type Row, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { type Between, type CaseTrends, createCaseTrends } from './case-trends.ts';
import { type CaseGroups, createCaseGroups } from './case-groups.ts';
import { type ContactCounts, createContactCounts } from './contact-counts.ts';
import { readMeta, setMeta } from './meta.ts';
import { type CaseFacts, recordCaseFacts } from './record-case-facts.ts';

/** Counts of the cases that began in a period, of those that somebody answers. */
export interface CaseCounts {
  readonly messages: number;
  readonly copied: number;
  /** Of those copied, the ones whose suggestions were shown. */
  readonly assisted: number;
  readonly withLibrary: number;
  readonly edited: number;
  readonly unedited: number;
  readonly handedOver: number;
  /** Cases that asked something, and of them those without any good answer. */
  readonly asked: number;
  readonly heldBack: number;
  readonly questions: number;
  readonly unanswered: number;
  readonly withMood: number;
  readonly upset: number;
  /** Cases of which is known whether the customer wrote before, and of them those whose customer did. */
  readonly known: number;
  readonly repeated: number;
}

/** Cases that a count counts, as SQL over `case_facts`. */
const conditions = {
  messages: '1',
  copied: 'copied = 1',
  assisted: 'copied = 1 AND withheld IS NULL',
  withLibrary: `copied = 1 AND outcome IN ('unedited', 'edited', 'replaced')`,
  edited: `copied = 1 AND outcome = 'edited'`,
  unedited: `copied = 1 AND outcome = 'unedited'`,
  handedOver: 'handed_over = 1',
  asked: 'questions > 0',
  heldBack: 'questions > 0 AND unanswered = questions',
  unanswered: 'unanswered > 0',
  withMood: 'mood IS NOT NULL',
  upset: `mood IN ('angry', 'frustrated', 'unhappy')`,
  known: 'earlier IS NOT NULL',
  repeated: 'earlier > 0',
  timed: 'ms IS NOT NULL',
} as const;
export type CountedCases = keyof typeof conditions;

/** The facts of the log, a row a case. Everything but `ingest` and `clear` reads. */
export interface CaseFactsTable extends CaseTrends, CaseGroups, ContactCounts {
  /** The last line that was taken in, and by which version of the readers; null where nothing was. */
  position(): { readonly version: number; readonly line: number } | null;
  /** Takes in what the lines behind `after` say, up to and with `upTo`, unless another program did. */
  ingest(
    facts: readonly CaseFacts[],
    at: { readonly version: number; readonly after: number; readonly upTo: number },
  ): void;
  /** Forgets everything, to be taken in anew. */
  clear(): void;
  /** When the first case began; null without any. */
  firstAt(): number | null;
  counts(between: Between): CaseCounts;
  countsByQueue(between: Between): readonly (CaseCounts & { readonly queue: string | null })[];
  /** Milliseconds from reading to the first decision, unsorted. */
  times(between: Between): Float64Array;
  /** The same of the experiment's cases since then, in the order in which they began. */
  armTimes(since: number): { readonly shown: readonly number[]; readonly hidden: readonly number[] };
  /** Lines with which the cases began that a count counts, newest first. */
  lines(
    which: CountedCases,
    query: Between & {
      readonly offset: number;
      readonly limit: number;
      readonly queue?: string | null | undefined;
      /** That it fits best; null for messages that none does. */
      readonly answer?: string | null | undefined;
      /** In another queue than these; about answers, and none of these. */
      readonly otherQueuesThan?: readonly string[] | undefined;
      readonly otherAnswersThan?: readonly string[] | undefined;
      readonly language?: string | undefined;
      /** Of customers who wrote before, or did not. */
      readonly known?: boolean | undefined;
    },
  ): { readonly total: number; readonly lines: readonly number[] };
  /** Suggestions that were copied or not, by tenths of their confidence. */
  reliability(between: Between): readonly {
    readonly tenth: number;
    readonly suggested: number;
    readonly taken: number;
    readonly confidence: number;
  }[];
  /** Answers that were chosen alone in their case, with how often the reply was edited. */
  answerEdits(
    between: Between,
  ): readonly { readonly target: string; readonly used: number; readonly edited: number }[];
  /** In how many cases each answer was chosen. */
  answerUses(between: Between): readonly { readonly target: string; readonly used: number }[];
}

const versionKey = 'case_facts.version';
const lineKey = 'case_facts.line';

const sums = `count(*) AS messages, ${Object.entries(conditions)
  .filter(([name]) => name !== 'messages' && name !== 'unanswered' && name !== 'timed')
  .map(([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`)
  .join(', ')}, coalesce(sum(questions), 0) AS questions, coalesce(sum(unanswered), 0) AS unanswered`;
const within = 'counted = 1 AND read_at >= ? AND read_at < ?';

const isTimed = ' AND ms IS NOT NULL';

const countsOf = (row: Row): CaseCounts => ({
  messages: number(row, 'messages'),
  copied: number(row, 'copied'),
  assisted: number(row, 'assisted'),
  withLibrary: number(row, 'withLibrary'),
  edited: number(row, 'edited'),
  unedited: number(row, 'unedited'),
  handedOver: number(row, 'handedOver'),
  asked: number(row, 'asked'),
  heldBack: number(row, 'heldBack'),
  questions: number(row, 'questions'),
  unanswered: number(row, 'unanswered'),
  withMood: number(row, 'withMood'),
  upset: number(row, 'upset'),
  known: number(row, 'known'),
  repeated: number(row, 'repeated'),
});
const numberOrNull = (row: Row, name: string): number | null =>
  row[name] === null ? null : number(row, name);
export function createCaseFactsTable(connection: Connection): CaseFactsTable {
  const { sql, read, write } = connection;
  function positionNow(): ReturnType<CaseFactsTable['position']> {
    const [version, line] = [readMeta(connection, versionKey), readMeta(connection, lineKey)];
    return version === null || line === null ? null : { version: Number(version), line: Number(line) };
  }

  /** In one value: a row a time would cost more than all of the counting. */
  function timesWhere(where: string, ...values: readonly number[]): readonly number[] {
    const row = sql(
      `SELECT json_group_array(ms) AS times FROM (SELECT ms FROM case_facts WHERE ${where} ORDER BY line)`,
    ).get(...values);
    return JSON.parse(text(row ?? {}, 'times')) as readonly number[];
  }

  return {
    position: () => read(positionNow),
    ingest: (facts, { version, after, upTo }) =>
      write(() => {
        if ((positionNow()?.line ?? 0) !== after) return;
        for (const one of facts) recordCaseFacts(connection, one);
        setMeta(connection, versionKey, String(version));
        setMeta(connection, lineKey, String(upTo));
      }),
    clear: () =>
      write(() => {
        for (const table of ['case_facts', 'case_subjects', 'answer_facts', 'rating_facts'])
          sql(`DELETE FROM ${table}`).run();
        for (const key of [versionKey, lineKey]) sql('DELETE FROM meta WHERE key = ?').run(key);
      }),
    firstAt: () =>
      read(() => numberOrNull(sql('SELECT min(read_at) AS at FROM case_facts').get() ?? { at: null }, 'at')),
    counts: ({ from, to }) =>
      read(() => countsOf(sql(`SELECT ${sums} FROM case_facts WHERE ${within}`).get(from, to) ?? {})),
    countsByQueue: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT queue, ${sums} FROM case_facts WHERE ${within} GROUP BY queue ORDER BY messages DESC, queue`,
        )
          .all(from, to)
          .map((row) => ({ queue: textOrNull(row, 'queue'), ...countsOf(row) })),
      ),
    times: ({ from, to }) => read(() => Float64Array.from(timesWhere(within + isTimed, from, to))),
    armTimes: (since) =>
      read(() => ({
        shown: timesWhere(`arm = 'shown' AND read_at >= ?${isTimed}`, since),
        hidden: timesWhere(`arm = 'hidden' AND read_at >= ?${isTimed}`, since),
      })),
    lines: (
      which,
      { from, to, offset, limit, queue, answer, otherQueuesThan, otherAnswersThan, language, known },
    ) =>
      read(() => {
        const about = (subject: string): string =>
          `EXISTS (SELECT 1 FROM case_subjects s WHERE s.line = case_facts.line AND s.kind = 'answer' ${subject})`;
        const isAbout = answer === null ? `AND NOT ${about('')}` : `AND ${about('AND s.subject = ?')}`;
        const isAboutOthers = `AND ${about('')} AND NOT ${about('AND s.subject IN (SELECT value FROM json_each(?))')}`;
        const where = `FROM case_facts WHERE ${within} AND ${conditions[which]}
          ${queue === undefined ? '' : 'AND queue IS ?'} ${answer === undefined ? '' : isAbout}
          ${otherQueuesThan === undefined ? '' : 'AND queue NOT IN (SELECT value FROM json_each(?))'}
          ${otherAnswersThan === undefined ? '' : isAboutOthers}
          ${language === undefined ? '' : 'AND language = ?'}
          ${known === undefined ? '' : known ? 'AND earlier > 0' : 'AND earlier = 0'}`;
        const values = [
          from,
          to,
          ...(queue === undefined ? [] : [queue]),
          ...(answer === undefined || answer === null ? [] : [answer]),
          ...[otherQueuesThan, otherAnswersThan].flatMap((ids) =>
            ids === undefined ? [] : [JSON.stringify(ids)],
          ),
          ...(language === undefined ? [] : [language]),
        ];
        return {
          total: number(sql(`SELECT count(*) AS n ${where}`).get(...values) ?? {}, 'n'),
          lines: sql(`SELECT line ${where} ORDER BY line DESC LIMIT ? OFFSET ?`)
            .all(...values, limit, offset)
            .map((row) => number(row, 'line')),
        };
      }),
    reliability: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT min(9, CAST(a.confidence * 10 AS INTEGER)) AS tenth, count(*) AS suggested,
            count(*) FILTER (WHERE a.chosen = a.best) AS taken, avg(a.confidence) AS confidence
           FROM case_facts c JOIN answer_facts a ON a.line = c.line
           WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ? AND c.withheld IS NULL
             AND a.best IS NOT NULL AND a.confidence IS NOT NULL GROUP BY tenth ORDER BY tenth`,
        )
          .all(from, to)
          .map((row) => ({
            tenth: number(row, 'tenth'),
            suggested: number(row, 'suggested'),
            taken: number(row, 'taken'),
            confidence: number(row, 'confidence'),
          })),
      ),
    answerEdits: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT target, count(*) AS used, count(*) FILTER (WHERE outcome = 'edited') AS edited FROM (
             SELECT min(a.chosen) AS target, c.outcome AS outcome FROM case_facts c JOIN answer_facts a ON a.line = c.line
             WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ? AND a.chosen IS NOT NULL
             GROUP BY c.line HAVING count(*) = 1
           ) WHERE outcome IN ('unedited', 'edited') GROUP BY target ORDER BY used DESC, target`,
        )
          .all(from, to)
          .map((row) => ({
            target: text(row, 'target'),
            used: number(row, 'used'),
            edited: number(row, 'edited'),
          })),
      ),
    answerUses: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT a.chosen AS target, count(DISTINCT c.line) AS used FROM case_facts c JOIN answer_facts a ON a.line = c.line
           WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ? AND a.chosen IS NOT NULL GROUP BY a.chosen`,
        )
          .all(from, to)
          .map((row) => ({ target: text(row, 'target'), used: number(row, 'used') })),
      ),
    ...createCaseTrends(connection),
    ...createCaseGroups(connection),
    ...createContactCounts(connection),
  };
}
