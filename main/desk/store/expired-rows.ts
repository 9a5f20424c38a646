import type { RetentionKind } from '../../../preload/contract.ts';
import type { Connection } from './connection.ts';
import { type EncryptedTable, encryptedTables } from './encrypted-columns.ts';
import { tablesOf } from './encrypted-rows.ts';
import { number, text } from './row-readers.ts';
import { storedHandover } from './stored-words.ts';

/** What is stored of a kind, and since when. */
interface StoredWords {
  readonly count: number;
  readonly oldest: number | null;
}

/** What is old enough to go. */
export interface ExpiredText {
  /** Lines of the audit log that have words. */
  readonly lines: readonly {
    readonly sequence: number;
    readonly id: string;
    readonly caseId: string | null;
  }[];
  /** Rows of other tables by their keys. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** How many texts a person would say these are. */
  readonly count: number;
}

/** Finds what is stored longer than it may be. */
export interface ExpiredRows {
  /** Of what is older than `before`, or of all. */
  stored(kind: RetentionKind, before?: number): StoredWords;
  /** The oldest, so many of each table at most. */
  due(kind: RetentionKind, before: number, limit: number): ExpiredText;
  /** What came without a time of its own is as old as it is found. */
  stampMissing(now: number): void;
  /** The furthest time in the audit log; null while it is empty. */
  newestLine(): number | null;
}

interface Source {
  readonly table: EncryptedTable;
  /** SQL: when a row is from. */
  readonly at: string;
  readonly where: string;
}

const { auditLog, contactHistory, worklistMails, gaps, proposals, processedConversations, ...others } =
  encryptedTables;
const { formDrafts, learnedPhrasings, negativeFeedback, edits, trainingExamples, surveyAnswers } = others;
const rows = (table: EncryptedTable, at = 'at', where = '1'): Source => ({ table, at, where });

/** A case is as old as the last that was done about it; that its rating was imported keeps nobody's words. */
const lineAt = `coalesce((SELECT max(l.at) FROM audit_log l WHERE l.case_id = t.case_id AND l.kind <> 'rating'), t.at)`;

const sources: Readonly<Record<RetentionKind, readonly Source[]>> = {
  cases: [
    rows(auditLog, lineAt, `t.secret IS NOT NULL AND t.kind <> '${storedHandover}'`),
    rows(contactHistory, lineAt),
    rows(worklistMails, 't.at'),
    // Their marks stay, so that what was counted is not counted again.
    rows(surveyAnswers, 't.at'),
  ],
  handovers: [rows(auditLog, lineAt, `t.secret IS NOT NULL AND t.kind = '${storedHandover}'`)],
  gaps: [rows(gaps, 't.at')],
  minedMail: [rows(proposals, 't.added_at', `t.source = 'past'`), rows(processedConversations, 't.added_at')],
  formDrafts: [rows(formDrafts, 't.at')],
  learned: [
    rows(learnedPhrasings, 't.at'),
    rows(negativeFeedback, 't.at'),
    rows(edits, 't.at'),
    rows(trainingExamples, 't.at'),
    // Of replies that were given here, and of changes that were made to them.
    rows(proposals, 't.added_at', `t.source <> 'past'`),
  ],
};

export function createExpiredRows({ sql, read, write }: Connection): ExpiredRows {
  const selects = (source: Source, columns: string): string =>
    tablesOf(source.table)
      .map((name) => `SELECT ${columns} FROM ${name} t WHERE ${source.where}`)
      .join(' UNION ALL ');

  return {
    stored: (kind, before = Number.MAX_SAFE_INTEGER) =>
      read(() => {
        let [count, oldest] = [0, null as number | null];
        for (const source of sources[kind]) {
          const row = sql(
            `SELECT count(*) AS n, min(since) AS oldest FROM (${selects(source, `${source.at} AS since`)}) WHERE since < ?`,
          ).get(before);
          // Hashes of who wrote go along with a case and are no more of it.
          if (source.table !== contactHistory) count += number(row ?? {}, 'n');
          const since = row?.['oldest'];
          if (typeof since === 'number') oldest = Math.min(oldest ?? since, since);
        }
        return { count, oldest };
      }),
    due: (kind, before, limit) =>
      read(() => {
        const found: Record<string, string[]> = {};
        const lines: ExpiredText['lines'][number][] = [];
        for (const source of sources[kind]) {
          const { key } = source.table;
          const isLog = source.table === auditLog;
          const columns = isLog ? 't.id, t.sequence, t.case_id' : `t.${key}`;
          const list = sql(
            `SELECT * FROM (${selects(source, `${columns}, ${source.at} AS since`)}) WHERE since < ? ORDER BY since LIMIT ?`,
          ).all(before, limit);
          for (const row of list)
            if (isLog) {
              const caseId = row['case_id'];
              lines.push({
                sequence: number(row, 'sequence'),
                id: text(row, 'id'),
                caseId: typeof caseId === 'string' ? caseId : null,
              });
            } else (found[source.table.table] ??= []).push(text(row, key));
        }
        const texts = Object.entries(found).filter(([table]) => table !== contactHistory.table);
        const count = texts.reduce((sum, [, keys]) => sum + keys.length, lines.length);
        return { lines, rows: found, count };
      }),
    stampMissing: (now) => {
      const missing = ['proposals', 'processed_conversations'].filter(
        (table) => sql(`SELECT 1 FROM ${table} WHERE added_at IS NULL LIMIT 1`).get() !== undefined,
      );
      if (missing.length === 0) return;
      write(() => {
        for (const table of missing) sql(`UPDATE ${table} SET added_at = ? WHERE added_at IS NULL`).run(now);
      });
    },
    newestLine: () =>
      read(() => {
        const at = sql('SELECT max(at) AS at FROM audit_log').get()?.['at'];
        return typeof at === 'number' ? at : null;
      }),
  };
}
