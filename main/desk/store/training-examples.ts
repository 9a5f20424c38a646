import { blob, number, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';
import type { TrainingExampleTable } from './tables.ts';

export function createTrainingExampleTable(
  connection: Connection,
  { now }: { readonly now: () => number },
): TrainingExampleTable {
  const { sql, read, write } = connection;
  /** What a removed correction had replaced does not come back. */
  const removeOrphans = (): void => {
    sql('DELETE FROM training_examples WHERE replaced_by NOT IN (SELECT id FROM training_examples)').run();
  };
  return {
    add: ({ id, queue, text: secret, replaces }) => {
      write(() => {
        sql('INSERT INTO training_examples (id, at, queue_id, text) VALUES (?, ?, ?, ?)').run(
          id,
          now(),
          queue,
          secret,
        );
        for (const other of replaces)
          sql('UPDATE training_examples SET replaced_by = ? WHERE id = ?').run(id, other);
        const removed = keepWithin(connection, {
          table: 'training_examples',
          where: 'queue_id IS ?',
          value: queue,
          order: newestFirst,
          most: limits.trainingExamplesOfQueue,
        });
        if (removed > 0) removeOrphans();
      });
    },
    list: () =>
      read(() =>
        sql('SELECT id, at, queue_id, text FROM training_examples WHERE replaced_by IS NULL ORDER BY at, id')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            queue: textOrNull(row, 'queue_id'),
            text: blob(row, 'text'),
          })),
      ),
    remove: (id) =>
      write(() => {
        sql('UPDATE training_examples SET replaced_by = NULL WHERE replaced_by = ?').run(id);
        return sql('DELETE FROM training_examples WHERE id = ?').run(id).changes === 1;
      }),
    removeByQueue: (queue) => {
      write(() => {
        sql('DELETE FROM training_examples WHERE queue_id = ?').run(queue);
        removeOrphans();
      });
    },
  };
}
