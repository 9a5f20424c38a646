import { blob, number, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { TrainingExampleTable } from './tables.ts';

export function createTrainingExampleTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): TrainingExampleTable {
  return {
    add: ({ id, queue, text: secret, replaces }) => {
      write(() => {
        sql('INSERT INTO taught_examples (id, at, queue, text) VALUES (?, ?, ?, ?)').run(
          id,
          now(),
          queue,
          secret,
        );
        for (const other of replaces)
          sql('UPDATE taught_examples SET replaced_by = ? WHERE id = ?').run(id, other);
      });
    },
    list: () =>
      read(() =>
        sql('SELECT id, at, queue, text FROM taught_examples WHERE replaced_by IS NULL ORDER BY at, id')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            queue: textOrNull(row, 'queue'),
            text: blob(row, 'text'),
          })),
      ),
    remove: (id) =>
      write(() => {
        sql('UPDATE taught_examples SET replaced_by = NULL WHERE replaced_by = ?').run(id);
        return sql('DELETE FROM taught_examples WHERE id = ?').run(id).changes === 1;
      }),
    removeByQueue: (queue) => {
      write(() => {
        sql('DELETE FROM taught_examples WHERE queue = ?').run(queue);
        sql('DELETE FROM taught_examples WHERE replaced_by NOT IN (SELECT id FROM taught_examples)').run();
      });
    },
  };
}
