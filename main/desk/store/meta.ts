import { text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { MetaTable } from './tables.ts';

/** The number of the last copy, in the file from before it was made. */
export const copiesKey = 'copies';
/** Who works here (people/people-list.ts): all of it, encrypted, and the names of those who can unlock the desk. */
export const peopleKeys = { list: 'people', names: 'people.names' } as const;
/** Entries were brought over without passages: the library makes them. */
export const incompleteKey = 'entries.incomplete';

/** Within the caller's transaction, as the next one. */
export function readMeta({ sql }: Connection, key: string): string | null {
  const row = sql('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? null : text(row, 'value');
}

export function setMeta({ sql }: Connection, key: string, value: string): void {
  sql(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

export function createMetaTable(connection: Connection): MetaTable {
  const { read, write } = connection;
  return {
    get: (key) => read(() => readMeta(connection, key)),
    set: (key, value) => {
      write(() => {
        setMeta(connection, key, value);
      });
    },
    remove: (key) => {
      write(() => {
        connection.sql('DELETE FROM meta WHERE key = ?').run(key);
      });
    },
  };
}
