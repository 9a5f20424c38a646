import { blobOrNull, number, text } from './columns.ts';
import type { Connection } from './connection.ts';
import type { JournalTable } from './tables.ts';

export function createJournalTable(
  { sql, read, write }: Connection,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): JournalTable {
  /** An entry counts for itself and for the document that it stands in; a passage for its document. */
  function countUse(target: string): void {
    const [kind, id] = [target.slice(0, 2), target.slice(2)];
    if (kind === 'e:') {
      sql('UPDATE entries SET used = used + 1, last_used_at = ? WHERE id = ?').run(now(), id);
      sql(
        'UPDATE documents SET used = used + 1 WHERE id = (SELECT document_id FROM entries WHERE id = ?)',
      ).run(id);
    } else if (kind === 'p:') {
      sql(
        'UPDATE documents SET used = used + 1 WHERE id = (SELECT document_id FROM passages WHERE id = ?)',
      ).run(Number(id));
    }
  }

  return {
    append: ({ id = newId(), kind, facts, secret, shown = [], chosen }) =>
      write(() => {
        sql('INSERT INTO journal (id, at, kind, facts, secret) VALUES (?, ?, ?, ?, ?)').run(
          id,
          now(),
          kind,
          JSON.stringify(facts),
          secret,
        );
        for (const target of new Set(shown))
          if (target.startsWith('e:'))
            sql('UPDATE entries SET suggested = suggested + 1 WHERE id = ?').run(target.slice(2));
        for (const target of chosen) countUse(target);
        return id;
      }),
    list: (limit) =>
      read(() =>
        sql('SELECT id, at, kind, facts, secret FROM journal ORDER BY at DESC, id DESC LIMIT ?')
          .all(limit)
          .map((row) => {
            const facts: unknown = JSON.parse(text(row, 'facts'));
            return {
              id: text(row, 'id'),
              at: number(row, 'at'),
              kind: text(row, 'kind'),
              facts,
              secret: blobOrNull(row, 'secret'),
            };
          }),
      ),
    count: () =>
      read(() => {
        const row = sql('SELECT count(*) AS n FROM journal').get();
        return row === undefined ? 0 : number(row, 'n');
      }),
  };
}
