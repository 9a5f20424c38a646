import { blob, number, text } from './columns.ts';
import type { Connection } from './connection.ts';
import type { GapTable } from './tables.ts';

export function createGapTable(
  { sql, read, write }: Connection,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): GapTable {
  return {
    add: (question, id = newId()) =>
      write(() => {
        sql('INSERT INTO gaps (id, at, question) VALUES (?, ?, ?)').run(id, now(), question);
        return id;
      }),
    open: () =>
      read(() =>
        sql('SELECT id, at, question FROM gaps WHERE closed_at IS NULL ORDER BY at DESC, id DESC')
          .all()
          .map((row) => ({ id: text(row, 'id'), at: number(row, 'at'), question: blob(row, 'question') })),
      ),
    close: (id) =>
      write(
        () =>
          sql('UPDATE gaps SET closed_at = ? WHERE id = ? AND closed_at IS NULL').run(now(), id).changes ===
          1,
      ),
    count: () =>
      read(() => {
        const row = sql('SELECT count(*) AS n FROM gaps WHERE closed_at IS NULL').get();
        return row === undefined ? 0 : number(row, 'n');
      }),
  };
}
