import { dayMs } from '../../../preload/shared/days.ts';
import { number, text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { SubjectKind } from './record-case-facts.ts';

/** From the first moment on, up to and without the second; milliseconds since 1970. */
export interface Between {
  readonly from: number;
  readonly to: number;
}

/** What was counted on one day, for those who look for changes. */
interface DaySigns {
  /** Days since the beginning of what was asked. */
  readonly day: number;
  /** Replies of which is known whether the suggestion was edited, and those in which it was not. */
  readonly decided: number;
  readonly accepted: number;
  readonly asked: number;
  readonly heldBack: number;
  readonly withMood: number;
  readonly upset: number;
  /** Cases with a best answer, the sum of their confidences and of the squares. */
  readonly sure: number;
  readonly confidence: number;
  readonly squares: number;
  readonly withLanguage: number;
  readonly byLanguage: ReadonlyMap<string, number>;
}

/** What is read of the cases by those who look for changes. */
export interface CaseTrends {
  /** Day by day (of 24 hours), and the languages with how often each came. */
  dailySigns(between: Between): {
    readonly days: readonly DaySigns[];
    readonly languages: readonly { readonly language: string; readonly count: number }[];
  };
  /** How many messages there were, and about what. */
  subjectCounts(between: Between): {
    readonly messages: number;
    readonly subjects: readonly {
      readonly kind: SubjectKind;
      readonly subject: string;
      readonly count: number;
    }[];
  };
  /** In the order in which they came. */
  subjectMessages(between: Between): readonly {
    readonly at: number;
    readonly subjects: readonly { readonly kind: SubjectKind; readonly subject: string }[];
  }[];
}

const within = 'counted = 1 AND read_at >= ? AND read_at < ?';
/** A suggestion was copied, as it was or edited. */
const isDecided = `copied = 1 AND withheld IS NULL AND outcome IN ('unedited', 'edited', 'replaced')`;
const dayOf = `cast((read_at - ?) / ${dayMs} as integer)`;

export function createCaseTrends({ sql, read }: Connection): CaseTrends {
  return {
    dailySigns: ({ from, to }) =>
      read(() => {
        const spoken = sql(
          `SELECT ${dayOf} AS day, language, count(*) AS n FROM case_facts
           WHERE ${within} AND language IS NOT NULL GROUP BY day, language`,
        )
          .all(from, from, to)
          .map((row) => ({
            day: number(row, 'day'),
            language: text(row, 'language'),
            count: number(row, 'n'),
          }));
        const byDay = Map.groupBy(spoken, ({ day }) => day);
        const days = sql(
          `SELECT ${dayOf} AS day,
            count(*) FILTER (WHERE ${isDecided}) AS decided,
            count(*) FILTER (WHERE ${isDecided} AND outcome = 'unedited') AS accepted,
            count(*) FILTER (WHERE questions > 0) AS asked,
            count(*) FILTER (WHERE questions > 0 AND unanswered = questions) AS heldBack,
            count(mood) AS withMood,
            count(*) FILTER (WHERE mood IN ('angry', 'frustrated', 'unhappy')) AS upset,
            count(confidence) AS sure, total(confidence) AS confidence, total(confidence * confidence) AS squares
           FROM case_facts WHERE ${within} GROUP BY day ORDER BY day`,
        )
          .all(from, from, to)
          .map((row) => {
            const day = number(row, 'day');
            const own = byDay.get(day) ?? [];
            return {
              day,
              decided: number(row, 'decided'),
              accepted: number(row, 'accepted'),
              asked: number(row, 'asked'),
              heldBack: number(row, 'heldBack'),
              withMood: number(row, 'withMood'),
              upset: number(row, 'upset'),
              sure: number(row, 'sure'),
              confidence: number(row, 'confidence'),
              squares: number(row, 'squares'),
              withLanguage: own.reduce((sum, { count }) => sum + count, 0),
              byLanguage: new Map(own.map(({ language, count }) => [language, count])),
            };
          });
        const languages = [...Map.groupBy(spoken, ({ language }) => language)].map(([language, all]) => ({
          language,
          count: all.reduce((sum, { count }) => sum + count, 0),
        }));
        return { days, languages };
      }),
    subjectCounts: ({ from, to }) =>
      read(() => ({
        messages: number(
          sql(`SELECT count(*) AS n FROM case_facts WHERE ${within}`).get(from, to) ?? {},
          'n',
        ),
        subjects: sql(
          `SELECT s.kind, s.subject, count(*) AS n FROM case_facts c JOIN case_subjects s ON s.line = c.line
           WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ? GROUP BY s.kind, s.subject`,
        )
          .all(from, to)
          .map((row) => ({
            kind: text(row, 'kind') as SubjectKind,
            subject: text(row, 'subject'),
            count: number(row, 'n'),
          })),
      })),
    subjectMessages: ({ from, to }) =>
      read(() => {
        const rows = sql(
          `SELECT c.line, c.read_at, s.kind, s.subject FROM case_facts c LEFT JOIN case_subjects s ON s.line = c.line
           WHERE c.counted = 1 AND c.read_at >= ? AND c.read_at < ? ORDER BY c.read_at, c.line`,
        ).all(from, to);
        return [...Map.groupBy(rows, (row) => number(row, 'line')).values()].map((own) => ({
          at: number(own[0] ?? {}, 'read_at'),
          subjects: own.flatMap((row) =>
            row['kind'] === null
              ? []
              : [{ kind: text(row, 'kind') as SubjectKind, subject: text(row, 'subject') }],
          ),
        }));
      }),
  };
}
