import { blob, number, text } from './row-readers.ts';
import { deleteRows } from './delete-rows.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';
import type { Connection } from './connection.ts';

/** Words of an entry's answer that an agent changed in a reply. */
export interface StoredEdit {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly entryId: string;
  /** Encrypted. */
  readonly change: Uint8Array;
}

export interface EditTable {
  /** Leaves out those whose entry is gone. */
  add(edits: readonly (Omit<StoredEdit, 'at'> & { readonly caseId: string })[]): void;
  get(ids: readonly string[]): readonly StoredEdit[];
  /** Oldest first. */
  ofEntry(entryId: string): readonly StoredEdit[];
  /** Deletes edits; all of them when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

export function createEditTable(connection: Connection, { now }: { readonly now: () => number }): EditTable {
  const { sql, read, write } = connection;
  const edit = (row: Parameters<typeof text>[0]): StoredEdit => ({
    id: text(row, 'id'),
    at: number(row, 'at'),
    by: text(row, 'by'),
    entryId: text(row, 'entry_id'),
    change: blob(row, 'change'),
  });
  return {
    add: (edits) => {
      write(() => {
        for (const { id, by, entryId, change, caseId } of edits)
          sql(`INSERT INTO edits (id, at, by, entry_id, change, case_id)
            SELECT ?, ?, ?, id, ?, ? FROM entries WHERE id = ?`).run(id, now(), by, change, caseId, entryId);
        for (const entryId of new Set(edits.map((edit) => edit.entryId)))
          keepWithin(connection, {
            table: 'edits',
            where: 'entry_id = ?',
            value: entryId,
            order: newestFirst,
            most: limits.edits.ofEntry,
          });
        keepWithin(connection, { table: 'edits', order: newestFirst, most: limits.edits.all });
      });
    },
    get: (ids) =>
      read(() =>
        sql('SELECT * FROM edits WHERE id IN (SELECT value FROM json_each(?))')
          .all(JSON.stringify(ids))
          .map(edit),
      ),
    ofEntry: (entryId) =>
      read(() => sql('SELECT * FROM edits WHERE entry_id = ? ORDER BY at, id').all(entryId).map(edit)),
    remove: (ids) => deleteRows(connection, 'edits', ids),
  };
}
