import { number, text, textOrNull, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { sortName } from './fold-case.ts';
import type { FolderTable } from './tables.ts';

/** The paths below a folder are a range of the index on paths: from its separator to the character after that. */
function range(folder: string): readonly [string, string] {
  const separator = folder.includes('\\') ? '\\' : '/';
  const base = folder.endsWith(separator) ? folder : folder + separator;
  return [base, base.slice(0, -1) + String.fromCharCode(separator.charCodeAt(0) + 1)];
}

export function createFolderTable(
  { sql, read, write }: Connection,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): FolderTable {
  return {
    add: (path) =>
      write(() => {
        const id = newId();
        sql('INSERT INTO folders (id, path, added_at) VALUES (?, ?, ?)').run(id, path, now());
        return id;
      }),
    list: () =>
      read(() =>
        sql('SELECT id, path, paused FROM folders ORDER BY path')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            path: text(row, 'path'),
            paused: number(row, 'paused') === 1,
          })),
      ),
    setPaused: (id, paused) =>
      write(() => {
        sql('UPDATE folders SET paused = ? WHERE id = ?').run(paused ? 1 : 0, id);
      }),
    remove: (id) =>
      write(() => {
        sql('DELETE FROM folders WHERE id = ?').run(id);
      }),
    documents: (folder) =>
      read(() =>
        sql(
          'SELECT id, path, hash, pipeline_version, takes_omitted, state, bytes, stamp FROM documents WHERE path >= ? AND path < ?',
        )
          .all(...range(folder))
          .map((row) => ({
            id: text(row, 'id'),
            path: text(row, 'path'),
            hash: textOrNull(row, 'hash'),
            pipelineVersion: textOrNull(row, 'pipeline_version'),
            takesOmitted: number(row, 'takes_omitted') === 1,
            state: oneOf(row, 'state', ['queued', 'reading', 'ready', 'failed']),
            bytes: number(row, 'bytes'),
            stamp: textOrNull(row, 'stamp'),
          })),
      ),
    counts: (folder) =>
      read(() => {
        const row = sql(`SELECT count(*) AS documents,
          count(*) FILTER (WHERE state IN ('queued', 'reading')) AS waiting,
          count(*) FILTER (WHERE state = 'failed') AS failed
          FROM documents WHERE path >= ? AND path < ?`).get(...range(folder));
        if (row === undefined) return { documents: 0, waiting: 0, failed: 0 };
        return {
          documents: number(row, 'documents'),
          waiting: number(row, 'waiting'),
          failed: number(row, 'failed'),
        };
      }),
    stamp: (files) =>
      write(() => {
        for (const { path, stamp } of files)
          sql('UPDATE documents SET stamp = ? WHERE path = ?').run(stamp, path);
      }),
    move: (id, { path, name, stamp }) =>
      write(() => {
        sql(`UPDATE documents SET path = :path, name = :name, stamp = :stamp,
          search_text = replace(search_text, sort_name, :sort), sort_name = :sort WHERE id = :id`).run({
          id,
          path,
          name,
          stamp,
          sort: sortName(name),
        });
      }),
  };
}
