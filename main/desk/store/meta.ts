import { text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { MetaTable } from './tables.ts';

export function createMetaTable({ sql, read, write }: Connection): MetaTable {
  return {
    get: (key) =>
      read(() => {
        const row = sql('SELECT value FROM meta WHERE key = ?').get(key);
        return row === undefined ? null : text(row, 'value');
      }),
    set: (key, value) =>
      write(() => {
        sql(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        ).run(key, value);
      }),
  };
}
