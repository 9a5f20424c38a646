import { number, text, textOrNull, blob } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';

/** What a customer wrote in a survey; `content` is encrypted. */
interface SurveyAnswer {
  readonly id: string;
  readonly at: number;
  /** Of the first reading of the message that it is about. */
  readonly caseId: string | null;
  readonly importId: string;
  readonly content: Uint8Array;
}

/** That a row was imported, by a keyed hash of what it says (hex). */
interface SurveyFingerprint {
  readonly fingerprint: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly importId: string;
}

/** Answers to surveys, which of them are known, and how their exports are read. */
export interface SurveyTable {
  isKnown(fingerprint: string): boolean;
  /** All or none. */
  add(answers: readonly SurveyAnswer[], fingerprints: readonly SurveyFingerprint[]): void;
  /** Newest first, so many at most. */
  newest(limit: number): readonly SurveyAnswer[];
  /** Keys of what an import brought. */
  ofImport(importId: string): {
    readonly answers: readonly string[];
    readonly fingerprints: readonly string[];
  };
  /** JSON; null for a header that nobody mapped. `signature` is a keyed hash: a header may be a customer's row. */
  columns(signature: string): string | null;
  rememberColumns(signature: string, columns: string, at: number): void;
}

/** Shapes of headers that are remembered; the oldest choice goes. */
const mostHeaders = 200;

export function createSurveyTable(connection: Connection): SurveyTable {
  const { sql, read, write } = connection;
  return {
    isKnown: (fingerprint) =>
      read(() => sql('SELECT 1 FROM survey_marks WHERE mark = ?').get(fingerprint) !== undefined),
    add: (answers, fingerprints) =>
      write(() => {
        for (const { id, at, caseId, importId, content } of answers)
          sql('INSERT INTO survey_answers (id, at, case_id, import_id, content) VALUES (?, ?, ?, ?, ?)').run(
            id,
            at,
            caseId,
            importId,
            content,
          );
        for (const { fingerprint, at, caseId, importId } of fingerprints)
          sql('INSERT OR IGNORE INTO survey_marks (mark, at, case_id, import_id) VALUES (?, ?, ?, ?)').run(
            fingerprint,
            at,
            caseId,
            importId,
          );
        keepWithin(connection, {
          table: 'survey_answers',
          order: newestFirst,
          most: limits.surveyAnswers,
        });
      }),
    newest: (limit) =>
      read(() =>
        sql('SELECT * FROM survey_answers ORDER BY at DESC, rowid DESC LIMIT ?')
          .all(limit)
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            caseId: textOrNull(row, 'case_id'),
            importId: text(row, 'import_id'),
            content: blob(row, 'content'),
          })),
      ),
    ofImport: (importId) =>
      read(() => ({
        answers: sql('SELECT id FROM survey_answers WHERE import_id = ?')
          .all(importId)
          .map((row) => text(row, 'id')),
        fingerprints: sql('SELECT mark FROM survey_marks WHERE import_id = ?')
          .all(importId)
          .map((row) => text(row, 'mark')),
      })),
    columns: (signature) =>
      read(() => {
        const row = sql('SELECT columns FROM survey_columns WHERE signature = ?').get(signature);
        return row === undefined ? null : text(row, 'columns');
      }),
    rememberColumns: (signature, columns, at) =>
      write(() => {
        sql(
          `INSERT INTO survey_columns (signature, columns, chosen_at) VALUES (?, ?, ?)
           ON CONFLICT (signature) DO UPDATE SET columns = excluded.columns, chosen_at = excluded.chosen_at`,
        ).run(signature, columns, at);
        keepWithin(connection, {
          table: 'survey_columns',
          order: 'chosen_at DESC, rowid DESC',
          most: mostHeaders,
        });
      }),
  };
}
