import type { Connection } from './connection.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';
import { blob, number, text, textOrNull } from './row-readers.ts';

interface StoredWorklistMail {
  readonly id: string;
  /** Milliseconds since 1970, as all times here. */
  readonly at: number;
  readonly doneAt: number | null;
  readonly caseId: string | null;
  /** Encrypted. */
  readonly content: Uint8Array;
}

/** Mails that wait for an answer, and those that were answered lately. */
export interface WorklistMailTable {
  /** Oldest first. */
  list(): readonly StoredWorklistMail[];
  add(mail: Pick<StoredWorklistMail, 'id' | 'at' | 'content'>): void;
  setContent(id: string, content: Uint8Array): void;
  setDone(ids: readonly string[], doneAt: number | null): void;
  setCase(id: string, caseId: string): void;
  /** Removes what was done before that time. */
  purge(doneBefore: number): void;
}

export function createWorklistMailTable(connection: Connection): WorklistMailTable {
  const { sql, read, write } = connection;
  const these = 'id IN (SELECT value FROM json_each(?))';
  return {
    list: () =>
      read(() =>
        sql('SELECT * FROM worklist_mails ORDER BY at, rowid')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            doneAt: row['done_at'] === null ? null : number(row, 'done_at'),
            caseId: textOrNull(row, 'case_id'),
            content: blob(row, 'content'),
          })),
      ),
    add({ id, at, content }) {
      write(() => {
        sql('INSERT INTO worklist_mails (id, at, content) VALUES (?, ?, ?)').run(id, at, content);
        for (const [where, most] of [
          ['done_at IS NULL', limits.worklistMails.waiting],
          ['done_at IS NOT NULL', limits.worklistMails.done],
        ] as const)
          keepWithin(connection, { table: 'worklist_mails', where, order: newestFirst, most });
      });
    },
    setContent(id, content) {
      write(() => {
        sql('UPDATE worklist_mails SET content = ? WHERE id = ?').run(content, id);
      });
    },
    setDone(ids, doneAt) {
      write(() => {
        sql(`UPDATE worklist_mails SET done_at = ? WHERE ${these}`).run(doneAt, JSON.stringify(ids));
      });
    },
    setCase(id, caseId) {
      write(() => {
        sql('UPDATE worklist_mails SET case_id = ? WHERE id = ?').run(caseId, id);
      });
    },
    purge(doneBefore) {
      write(() => {
        sql('DELETE FROM worklist_mails WHERE done_at < ?').run(doneBefore);
      });
    },
  };
}
