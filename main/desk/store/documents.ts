import { number, text, textOrNull, word } from './columns.ts';
import type { Connection } from './connection.ts';
import { createContent } from './content.ts';
import { fold, sortName } from './fold.ts';
import { createLibraryList, documentColumns, documentRow } from './library-list.ts';
import type { DocumentState, DocumentTable, VectorChange } from './store.ts';

export function createDocumentTable(
  connection: Connection,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): DocumentTable {
  const { sql, read, write } = connection;
  const content = createContent(connection);
  const stateColumns = 'id, path, hash, state';
  const documentState = (row: Parameters<typeof text>[0]): DocumentState => ({
    id: text(row, 'id'),
    path: text(row, 'path'),
    hash: textOrNull(row, 'hash'),
    state: word(row, 'state', ['queued', 'reading', 'ready', 'failed']),
  });

  function count(table: 'documents' | 'entries' | 'passages'): number {
    const row = sql(`SELECT count(*) AS n FROM ${table}`).get();
    return row === undefined ? 0 : number(row, 'n');
  }

  function removeAll(ids: readonly string[]): VectorChange {
    const removedPassages = content.clear(ids);
    for (const id of ids) sql('DELETE FROM documents WHERE id = ?').run(id);
    return { removedPassages, added: [] };
  }

  return {
    queue: (files) =>
      write(() =>
        files.map(({ path, name, bytes, sample }) => {
          const row = sql(`
            INSERT INTO documents (id, path, name, kind, title, state, bytes, sample, added_at, checked_at, sort_name, sought)
            VALUES (:id, :path, :name, 'unknown', :name, 'queued', :bytes, :sample, :at, :at, :sort, :sought)
            ON CONFLICT (path) DO UPDATE SET state = 'queued'
            RETURNING ${stateColumns}`).get({
            id: newId(),
            path,
            name,
            bytes,
            sample: sample ? 1 : 0,
            at: now(),
            sort: sortName(name),
            sought: fold(name),
          });
          if (row === undefined) throw new Error('Queueing returned no row');
          return documentState(row);
        }),
      ),
    unfinished: () =>
      read(() =>
        sql(`SELECT ${stateColumns} FROM documents WHERE state IN ('queued', 'reading') ORDER BY rowid`)
          .all()
          .map(documentState),
      ),
    setReading: (id) =>
      write(() => {
        sql(`UPDATE documents SET state = 'reading' WHERE id = ?`).run(id);
      }),
    setFailed: (id, code, message) =>
      write(() => {
        const removedPassages = content.clear([id]);
        sql(
          `UPDATE documents SET state = 'failed', code = ?, message = ?, hash = NULL, checked_at = ? WHERE id = ?`,
        ).run(code, message, now(), id);
        return { removedPassages, added: [] };
      }),
    setCancelled: (ids) =>
      write(() => {
        for (const id of ids) {
          sql(`
            UPDATE documents SET stamp = NULL, state = CASE WHEN hash IS NOT NULL THEN 'ready' ELSE 'failed' END
            WHERE id = ? AND state IN ('queued', 'reading') AND (hash IS NOT NULL OR code IS NOT NULL)`).run(
            id,
          );
          sql(`DELETE FROM documents WHERE id = ? AND state IN ('queued', 'reading')`).run(id);
        }
      }),
    setUnchanged: (id) =>
      write(() => {
        sql(
          `UPDATE documents SET state = 'ready', code = NULL, message = NULL, checked_at = ? WHERE id = ?`,
        ).run(now(), id);
      }),
    replace: (id, newContent) => write(() => content.write(id, newContent, now())),
    remove: (ids) => write(() => removeAll(ids)),
    removeSample: () =>
      write(() =>
        removeAll(
          sql('SELECT id FROM documents WHERE sample = 1')
            .all()
            .map((row) => text(row, 'id')),
        ),
      ),
    hasSample: () => read(() => sql('SELECT 1 FROM documents WHERE sample = 1 LIMIT 1').get() !== undefined),
    counts: () =>
      read(() => ({ documents: count('documents'), entries: count('entries'), passages: count('passages') })),
    list: createLibraryList(connection),
    get: (id) =>
      read(() => {
        const row = sql(`SELECT ${documentColumns} FROM documents d WHERE d.id = ?`).get(id);
        return row === undefined ? null : documentRow(row);
      }),
    open: (id) =>
      read(() => {
        const row = sql(`SELECT ${documentColumns} FROM documents d WHERE d.id = ?`).get(id);
        if (row === undefined) return null;
        const content = sql('SELECT text FROM document_texts WHERE document_id = ?').get(id);
        return {
          document: documentRow(row),
          text: content === undefined ? '' : text(content, 'text'),
          passages: sql('SELECT heading, start, "end" FROM passages WHERE document_id = ? ORDER BY position')
            .all(id)
            .map((passage) => ({
              heading: text(passage, 'heading'),
              start: number(passage, 'start'),
              end: number(passage, 'end'),
            })),
        };
      }),
  };
}
