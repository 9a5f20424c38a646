import type { Connection } from './connection.ts';
import type { Between } from './case-trends.ts';
import { number, text, textOrNull } from './row-readers.ts';

/** What a rating is of: the outcomes that figures are made of. */
type Measure = 'csat' | 'nps' | 'left' | 'resolution';

/** Whether the library's words went out for the case, or the agent wrote alone. */
type Way = 'assisted' | 'by hand';

/** A measure with the least value, or what values are below. */
export interface RatedAs {
  readonly measure: Measure;
  readonly from?: number;
  readonly below?: number;
}

/** What customers said, when they left, and how long threads took; of each case and measure the latest counts. Everything reads. */
export interface RatingFactsTable {
  /** Values of what was rated in a period. */
  values(measure: Measure, between: Between): readonly { readonly value: number; readonly way: Way | null }[];
  /** Cases with a rating, those in which one answer alone was chosen, with what they are like. */
  ratedAnswers(between: Between): readonly {
    readonly answer: string;
    readonly stratum: string;
    readonly measure: Measure;
    readonly value: number;
  }[];
  /**
   * Lines with which the cases began that have such a rating, newest first, each once: of one of the measures with its values, given in
   * the period.
   */
  lines(
    which: readonly RatedAs[],
    query: Between & {
      readonly offset: number;
      readonly limit: number;
      readonly way?: Way | undefined;
      /** That alone was chosen. */
      readonly answer?: string | undefined;
    },
  ): { readonly total: number; readonly lines: readonly number[] };
  /** The latest ratings of cases, of csat and nps. */
  ofCases(caseIds: readonly string[]): readonly {
    readonly caseId: string;
    readonly measure: Measure;
    readonly value: number;
    readonly ratedAt: number;
  }[];
  /** Imports that are counted, newest first. */
  imports(): readonly {
    readonly importId: string;
    /** The last line of the log that it brought. */
    readonly line: number;
    readonly measure: Measure;
    readonly ratings: number;
  }[];
  /** When the first was rated; null without any. */
  firstAt(): number | null;
}

/**
 * Of each case and measure the latest; what belongs to no case counts by itself. The plus keeps SQLite from the index by time, by which
 * each rating would be held against all later ones.
 */
const isLatest = `(r.case_id IS NULL OR NOT EXISTS (SELECT 1 FROM rating_facts o WHERE o.case_id = r.case_id
  AND o.measure = r.measure AND (+o.rated_at > r.rated_at OR (+o.rated_at = r.rated_at AND +o.line > r.line))))`;
const way = `iif(c.line IS NULL, NULL, iif(c.outcome IN ('unedited', 'edited', 'replaced'), 'assisted', 'by hand'))`;
const wayOf = (word: string | null): Way | null => (word === 'assisted' || word === 'by hand' ? word : null);
const measureOf = (word: string): Measure =>
  word === 'nps' || word === 'left' || word === 'resolution' ? word : 'csat';

export function createRatingFactsTable({ sql, read }: Connection): RatingFactsTable {
  return {
    values: (measure, { from, to }) =>
      read(() =>
        sql(
          `SELECT r.value AS value, ${way} AS way FROM rating_facts r LEFT JOIN case_facts c ON c.case_id = r.case_id
           WHERE r.measure = ? AND r.rated_at >= ? AND r.rated_at < ? AND ${isLatest} ORDER BY r.line`,
        )
          .all(measure, from, to)
          .map((row) => ({ value: number(row, 'value'), way: wayOf(textOrNull(row, 'way')) })),
      ),
    ratedAnswers: ({ from, to }) =>
      read(() =>
        sql(
          `SELECT min(a.chosen) AS answer, coalesce(c.queue, '') || '/' ||
             CASE WHEN c.mood IN ('angry', 'frustrated', 'unhappy') THEN 'upset' ELSE '' END AS stratum,
             r.measure AS measure, r.value AS value
           FROM rating_facts r JOIN case_facts c ON c.case_id = r.case_id
           JOIN answer_facts a ON a.line = c.line AND a.chosen IS NOT NULL
           WHERE r.measure IN ('csat', 'nps') AND r.rated_at >= ? AND r.rated_at < ? AND ${isLatest}
           GROUP BY r.line HAVING min(a.chosen) = max(a.chosen) ORDER BY r.line`,
        )
          .all(from, to)
          .map((row) => ({
            answer: text(row, 'answer'),
            stratum: text(row, 'stratum'),
            measure: measureOf(text(row, 'measure')),
            value: number(row, 'value'),
          })),
      ),
    lines: (which, { from, to, offset, limit, way: wanted, answer }) =>
      read(() => {
        const isWanted = which.map(() => '(r.measure = ? AND r.value >= ? AND r.value < ?)').join(' OR ');
        const choseAlone = `AND (SELECT iif(min(a.chosen) = max(a.chosen), min(a.chosen), NULL) FROM answer_facts a
          WHERE a.line = c.line AND a.chosen IS NOT NULL) = ?`;
        const where = `FROM rating_facts r JOIN case_facts c ON c.case_id = r.case_id
          WHERE (${isWanted}) AND r.rated_at >= ? AND r.rated_at < ? AND ${isLatest}
          ${wanted === undefined ? '' : `AND ${way} = ?`} ${answer === undefined ? '' : choseAlone}`;
        const values = [
          ...which.flatMap(({ measure, from: least = -1e18, below = 1e18 }) => [measure, least, below]),
          from,
          to,
          ...(wanted === undefined ? [] : [wanted]),
          ...(answer === undefined ? [] : [answer]),
        ];
        return {
          total: number(sql(`SELECT count(DISTINCT c.line) AS n ${where}`).get(...values) ?? {}, 'n'),
          lines: sql(`SELECT DISTINCT c.line AS line ${where} ORDER BY c.line DESC LIMIT ? OFFSET ?`)
            .all(...values, limit, offset)
            .map((row) => number(row, 'line')),
        };
      }),
    ofCases: (caseIds) =>
      read(() =>
        sql(
          `SELECT r.case_id AS case_id, r.measure AS measure, r.value AS value, r.rated_at AS rated_at FROM rating_facts r
           WHERE r.case_id IN (SELECT value FROM json_each(?)) AND r.measure IN ('csat', 'nps') AND ${isLatest}`,
        )
          .all(JSON.stringify(caseIds))
          .map((row) => ({
            caseId: text(row, 'case_id'),
            measure: measureOf(text(row, 'measure')),
            value: number(row, 'value'),
            ratedAt: number(row, 'rated_at'),
          })),
      ),
    imports: () =>
      read(() =>
        sql(
          `SELECT import_id, max(line) AS line, min(measure) AS measure, count(*) AS ratings FROM rating_facts
           GROUP BY import_id ORDER BY line DESC`,
        )
          .all()
          .map((row) => ({
            importId: text(row, 'import_id'),
            line: number(row, 'line'),
            measure: measureOf(text(row, 'measure')),
            ratings: number(row, 'ratings'),
          })),
      ),
    firstAt: () =>
      read(() => {
        const at = sql('SELECT min(rated_at) AS at FROM rating_facts').get()?.['at'];
        return typeof at === 'number' ? at : null;
      }),
  };
}
