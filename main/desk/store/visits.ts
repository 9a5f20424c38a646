import { blob, number, text } from './columns.ts';
import type { Connection } from './connection.ts';

/** That somebody wrote, by marks that only the vault's key can make (privacy/vault.ts): they tell nobody who. */
export interface Visit {
  /** Of an address, a telephone number, an order. */
  readonly marks: readonly Uint8Array[];
  /** Of the whole message, so that reading it again is no other one. */
  readonly message: Uint8Array;
}

/** Who wrote before. Written with the line of the log that says that a message was read. */
export interface VisitTable {
  /** Newest first, at most `limit`. */
  of(
    mark: Uint8Array,
    limit: number,
  ): readonly { readonly caseId: string; readonly at: number; readonly message: Uint8Array }[];
}

/** Within the transaction of its line. */
export function addVisit(
  { sql }: Connection,
  { id, caseId, at }: { readonly id: string; readonly caseId: string; readonly at: number },
  { marks, message }: Visit,
): void {
  for (const [nth, mark] of marks.entries())
    sql('INSERT INTO visits (id, case_id, at, mark, message) VALUES (?, ?, ?, ?, ?)').run(
      `${id}:${nth}`,
      caseId,
      at,
      mark,
      message,
    );
}

export function createVisitTable({ sql, read }: Connection): VisitTable {
  return {
    of: (mark, limit) =>
      read(() =>
        sql('SELECT case_id, at, message FROM visits WHERE mark = ? ORDER BY at DESC LIMIT ?')
          .all(mark, limit)
          .map((row) => ({
            caseId: text(row, 'case_id'),
            at: number(row, 'at'),
            message: blob(row, 'message'),
          })),
      ),
  };
}
