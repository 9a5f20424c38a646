import type { Connection } from './connection.ts';
import type { DamagedFile, SalvagedRow } from './damaged-file.ts';
import { incompleteKey, setMeta } from './meta.ts';
import { createOwnDocument } from './own-document.ts';
import { number, text } from './row-readers.ts';
import { columnNames, insertSql } from './salvage-table.ts';
import { ownPath } from './tables.ts';
import { createTrash } from './trash.ts';

const counts = ['used', 'suggested', 'last_used_at'] as const;

/**
 * Brings over entries that the copy does not have or has in an older version, with their history and what was removed.
 * Their passages are not copied: the library makes them anew (`incompleteKey`). Returns how many were brought over.
 */
export function salvageEntries(damaged: DamagedFile, into: Connection, isNewer: boolean): number {
  const { sql } = into;
  const documents = documentIds(damaged, into);
  const variants = Map.groupBy(damaged.rows('variants', ['entry_id', 'position', 'text']), (row) =>
    String(row['entry_id']),
  );
  const brought = damaged.rows('entries', columnNames(into, 'entries')).filter((row) => {
    const documentId = documents.get(String(row['document_id']));
    if (documentId === undefined || !isReadable(row)) return false;
    const id = String(row['id']);
    const known = sql('SELECT version FROM entries WHERE id = ?').get(id);
    for (const count of known === undefined ? [] : counts)
      sql(`UPDATE entries SET ${count} = max(coalesce(${count}, 0), ?) WHERE id = ? AND ? IS NOT NULL`).run(
        row[count] ?? null,
        id,
        row[count] ?? null,
      );
    if (known !== undefined && (!isNewer || Number(row['version']) <= number(known, 'version'))) return false;
    try {
      if (known !== undefined) keepVersion(into, id);
      putEntry(into, { ...row, document_id: documentId }, variants.get(id) ?? null);
      return true;
    } catch {
      // A garbled row, which the table does not take.
      return false;
    }
  });
  copyChildren(damaged, into, documents);
  if (isNewer) removeTrashed(damaged, into);
  if (brought.length > 0) setMeta(into, incompleteKey, 'yes');
  return brought.length;
}

/** Documents of the damaged file by what they are called in the copy. */
function documentIds(damaged: DamagedFile, into: Connection): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, path, name, added_at: at } of damaged.rows('documents', [
    'id',
    'path',
    'name',
    'added_at',
  ])) {
    if (typeof id !== 'string' || typeof path !== 'string') continue;
    if (path === ownPath)
      found.set(
        id,
        createOwnDocument(into, { now: () => Number(at), newId: () => id, ownName: String(name) })(),
      );
    const row = into.sql('SELECT id FROM documents WHERE path = ?').get(path);
    if (row !== undefined) found.set(id, text(row, 'id'));
  }
  // Its row may be on the damaged page: the copy knows it by the same id.
  for (const row of into.sql('SELECT id FROM documents').all())
    if (!found.has(text(row, 'id'))) found.set(text(row, 'id'), text(row, 'id'));
  return found;
}

/** Whether the parts that are read as JSON can be. */
function isReadable(row: SalvagedRow): boolean {
  try {
    for (const name of ['tags', 'base', 'conflict', 'wordings']) JSON.parse(String(row[name] ?? 'null'));
    return true;
  } catch {
    return false;
  }
}

/** What the copy has of an entry becomes a version of its history, where it is not one already. */
function keepVersion({ sql }: Connection, id: string): void {
  sql(`INSERT OR IGNORE INTO entry_versions (entry_id, number, at, by, fields)
    SELECT id, version, changed_at, version_by, json_object('question', question, 'answer', answer,
      'variants', (SELECT json_group_array(v.text ORDER BY v.position) FROM variants v WHERE v.entry_id = entries.id),
      'tags', json(tags), 'collection', collection, 'language', language, 'internal', json(iif(internal, 'true', 'false')),
      'reviewBy', review_by, 'audience', audience, 'wordings', json(wordings))
    FROM entries WHERE id = ?`).run(id);
}

function putEntry(into: Connection, row: SalvagedRow, variants: readonly SalvagedRow[] | null): void {
  const { sql } = into;
  const names = Object.keys(row).filter((name) => name !== 'id');
  sql(`${insertSql('INSERT', 'entries', row)}
    ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `"${name}" = :${name}`).join(', ')}`).run({
    ...row,
  });
  const id = row['id'] ?? null;
  const passages = JSON.stringify(
    sql('SELECT id FROM passages WHERE entry_id = ?')
      .all(id)
      .map((each) => number(each, 'id')),
  );
  sql('DELETE FROM passages_fts WHERE rowid IN (SELECT value FROM json_each(?))').run(passages);
  sql('DELETE FROM passages WHERE id IN (SELECT value FROM json_each(?))').run(passages);
  sql('DELETE FROM variants WHERE entry_id = ?').run(id);
  for (const variant of variants ?? [])
    sql('INSERT OR IGNORE INTO variants (entry_id, position, text) VALUES (?, ?, ?)').run(
      id,
      variant['position'] ?? null,
      variant['text'] ?? null,
    );
}

function copyChildren(damaged: DamagedFile, into: Connection, documents: ReadonlyMap<string, string>): void {
  const { sql } = into;
  for (const row of damaged.rows('entry_versions', ['entry_id', 'number', 'at', 'by', 'fields']))
    sql(`INSERT OR IGNORE INTO entry_versions (entry_id, number, at, by, fields)
      SELECT id, :number, :at, :by, :fields FROM entries WHERE id = :entry_id AND version <> :number AND json_valid(:fields)`).run(
      { ...row },
    );
  for (const { document_id: document, key } of damaged.rows('tombstones', ['document_id', 'key'])) {
    const id = documents.get(String(document));
    if (id !== undefined && typeof key === 'string')
      sql('INSERT OR IGNORE INTO tombstones (document_id, key) VALUES (?, ?)').run(id, key);
  }
}

/** What was moved to the trash since the copy was made is moved there again. */
function removeTrashed(damaged: DamagedFile, into: Connection): void {
  const trash = createTrash(into);
  const times = new Map(damaged.rows('trash', ['id', 'at']).map(({ id, at }) => [id, Number(at)]));
  for (const scope of ['documents', 'entries'] as const) {
    const live = new Set(damaged.rows(scope, ['id']).map(({ id }) => id));
    const gone = damaged.rows(`trash_${scope}`, ['trash_id', 'id']).filter(({ id }) => !live.has(id ?? null));
    for (const [trashId, rows] of Map.groupBy(gone, (row) => String(row['trash_id']))) {
      const ids = rows
        .map(({ id }) => String(id))
        .filter((id) => into.sql(`SELECT 1 FROM ${scope} WHERE id = ?`).get(id) !== undefined);
      if (ids.length > 0 && !trash.has(trashId))
        trash.moveToTrash(trashId, scope, ids, times.get(trashId) ?? 0);
    }
  }
}
