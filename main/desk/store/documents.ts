import { audiences } from '../../../preload/contract.ts';
import { number, text, textOrNull, oneOf, oneOfOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { ContentWriter } from './content-writer.ts';
import { foldCase, sortName } from './fold-case.ts';
import { createLibraryList, documentColumns, documentRow } from './library-query.ts';
import { createDocumentView } from './document-view.ts';
import { encodeError } from './stored-error.ts';
import type { Trash } from './trash.ts';
import type { DocumentState, DocumentTable, Removal } from './tables.ts';

/** Names the trash of a document whose file is gone. */
const archiveIdOfPath = (path: string): string => `gone:${path}`;

export function createDocumentTable(
  connection: Connection,
  {
    now,
    newId,
    content,
    trash,
  }: {
    readonly now: () => number;
    readonly newId: () => string;
    readonly content: ContentWriter;
    readonly trash: Trash;
  },
): DocumentTable {
  const { sql, read, write } = connection;
  const stateColumns = 'id, path, hash, state, pipeline_version, takes_omitted';
  const documentState = (row: Parameters<typeof text>[0]): DocumentState => ({
    id: text(row, 'id'),
    path: text(row, 'path'),
    hash: textOrNull(row, 'hash'),
    pipelineVersion: textOrNull(row, 'pipeline_version'),
    takesOmitted: number(row, 'takes_omitted') === 1,
    state: oneOf(row, 'state', ['queued', 'reading', 'ready', 'failed']),
  });

  function count(table: 'documents' | 'entries' | 'passages'): number {
    const row = sql(`SELECT count(*) AS n FROM ${table}`).get();
    return row === undefined ? 0 : number(row, 'n');
  }

  function removeAll(ids: readonly string[]): Removal {
    const undo = newId();
    return { removedPassages: trash.moveToTrash(undo, 'documents', ids, now()), added: [], undo };
  }

  return {
    queue: (files) =>
      write(() =>
        files.map(({ path, name, bytes, sample, takesOmitted, chosenAudience }) => {
          const row = sql(`
            INSERT INTO documents (id, path, name, kind, title, state, bytes, sample, added_at, checked_at, sort_name, search_text,
              takes_omitted, audience)
            VALUES (:id, :path, :name, 'unknown', :name, 'queued', :bytes, :sample, :at, :at, :sort, :searchText,
              coalesce(:takes, 0), :audience)
            ON CONFLICT (path) DO UPDATE SET state = 'queued', takes_omitted = coalesce(:takes, takes_omitted),
              audience = iif(:chooses, :audience, audience),
              pipeline_version = iif(coalesce(:takes, takes_omitted) = takes_omitted, pipeline_version, NULL)
            RETURNING ${stateColumns}`).get({
            id: newId(),
            path,
            name,
            bytes,
            sample: sample ? 1 : 0,
            at: now(),
            sort: sortName(name),
            searchText: foldCase(name),
            takes: takesOmitted === undefined ? null : Number(takesOmitted),
            audience: chosenAudience ?? null,
            chooses: chosenAudience === undefined ? 0 : 1,
          });
          if (row === undefined) throw new Error('Queueing returned no row');
          return documentState(row);
        }),
      ),
    choicesFor: (path) =>
      read(() => {
        const row = sql('SELECT takes_omitted, audience FROM documents WHERE path = ?').get(path);
        return row === undefined
          ? null
          : {
              takesOmitted: number(row, 'takes_omitted') === 1,
              audience: oneOfOrNull(row, 'audience', audiences),
            };
      }),
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
    setFailed: (id, error, madeBy) =>
      write(() => {
        const removedPassages = content.clear(id, now());
        const { code, message } = encodeError(error);
        sql(
          `UPDATE documents SET state = 'failed', code = ?, message = ?, hash = NULL, checked_at = ?, pipeline_version = ? WHERE id = ?`,
        ).run(code, message, now(), madeBy ?? null, id);
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
    reconcile: (id, file) => read(() => content.reconcile(id, file)),
    replace: (id, newContent) => write(() => content.write(id, newContent, now())),
    remove: (ids) => write(() => removeAll(ids)),
    archive: (ids) =>
      write(() => {
        const paths = sql('SELECT id, path FROM documents WHERE id IN (SELECT value FROM json_each(?))');
        const removedPassages = paths
          .all(JSON.stringify(ids))
          .flatMap((row) =>
            trash.moveToTrash(archiveIdOfPath(text(row, 'path')), 'documents', [text(row, 'id')], now()),
          );
        return { removedPassages, added: [] };
      }),
    restoreArchived(paths) {
      const gone = paths.map(archiveIdOfPath).filter((removal) => trash.has(removal));
      const changes = gone.length === 0 ? [] : write(() => gone.map((each) => trash.restore(each)));
      return {
        removedPassages: changes.flatMap(({ removedPassages }) => removedPassages),
        added: changes.flatMap(({ added }) => added),
      };
    },
    restore: (undo) => write(() => trash.restore(undo)),
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
    open: createDocumentView(connection),
  };
}
