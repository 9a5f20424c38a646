import { DeskFailure } from '../failure.ts';
import { number, int8Vector, text, textOrNull, textList, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { indexPassage } from './fulltext-index.ts';
import { ownPath, type StoredVector, type VectorChange, vectorFields } from './tables.ts';

/**
 * What was removed, as it was: rows move from each table to its `trash_` twin and back, so nothing is embedded
 * again and no other query has to know. Everything here runs inside the caller's transaction.
 */
export interface Trash {
  /** Moves documents or entries to the trash, with all that hangs on them. Returns the passages that are gone. */
  moveToTrash(trashId: string, what: Scope, ids: readonly string[], at: number): readonly number[];
  /** Copies entries to the trash as they are now and leaves them: restoring then undoes what is done to them. */
  snapshot(trashId: string, what: Scope, ids: readonly string[], at: number): void;
  /** Restores everything. Throws `not_found` when it was purged, or the document of an entry is removed, too. */
  restore(trashId: string): VectorChange;
  has(trashId: string): boolean;
  /** Deletes what was removed before a time, in milliseconds since 1970. */
  purge(before: number): void;
}

type Scope = 'documents' | 'entries';

/** Parents first, so that they can be restored in this order. `ids` is a JSON list. */
const listed = 'IN (SELECT value FROM json_each(:ids))';
const ofEntries = (column: string, scope: Scope): string =>
  scope === 'entries'
    ? `${column} ${listed}`
    : `${column} IN (SELECT id FROM entries WHERE document_id ${listed})`;
const ofPassages = (scope: Scope): string =>
  scope === 'entries' ? `entry_id ${listed}` : `document_id ${listed}`;
const trashedTables: readonly (readonly [table: string, where: (scope: Scope) => string | null])[] = [
  ['documents', (scope) => (scope === 'documents' ? `id ${listed}` : null)],
  ['document_texts', (scope) => (scope === 'documents' ? `document_id ${listed}` : null)],
  ['tombstones', (scope) => (scope === 'documents' ? `document_id ${listed}` : null)],
  ['entries', (scope) => (scope === 'documents' ? `document_id ${listed}` : `id ${listed}`)],
  ['variants', (scope) => ofEntries('entry_id', scope)],
  ['entry_versions', (scope) => ofEntries('entry_id', scope)],
  ['passages', ofPassages],
  ['vectors', (scope) => `passage_id IN (SELECT id FROM passages WHERE ${ofPassages(scope)})`],
  ['passage_tokens', (scope) => `passage_id IN (SELECT id FROM passages WHERE ${ofPassages(scope)})`],
  ...(['learned_phrasings', 'negative_feedback'] as const).map(
    (table) =>
      [
        table,
        (scope: Scope) =>
          `(${ofEntries('entry_id', scope)} OR passage_id IN (SELECT id FROM passages WHERE ${ofPassages(scope)}))`,
      ] as const,
  ),
  ['edits', (scope) => ofEntries('entry_id', scope)],
];

/** Entries that their file no longer says, or that went with a reading that failed: archived until it says them again. */
export const archiveIdOf = (documentId: string): string => `was:${documentId}`;

export function createTrash(connection: Connection): Trash {
  const { sql } = connection;
  const columns = new Map<string, string>();
  function columnsOf(table: string): string {
    const known = columns.get(table);
    if (known !== undefined) return known;
    // A vector has no name of its own that anything else knows, and its number may be another one's by now.
    const names = sql(
      `SELECT name FROM pragma_table_info('${table}') WHERE '${table}.' || name <> 'vectors.id'`,
    )
      .all()
      .map((row) => `"${text(row, 'name')}"`)
      .join(', ');
    columns.set(table, names);
    return names;
  }

  function snapshot(trashId: string, what: Scope, ids: readonly string[], at: number): void {
    sql('INSERT INTO trash (id, at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at').run(
      trashId,
      at,
    );
    for (const [table, where] of trashedTables) {
      const condition = where(what);
      if (condition === null) continue;
      const names = columnsOf(table);
      sql(`INSERT INTO trash_${table} (trash_id, ${names}) SELECT :trashId, ${names} FROM ${table}
        WHERE ${condition}`).run({ trashId, ids: JSON.stringify(ids) });
    }
  }

  /** The rows that hang on them go by their foreign keys. */
  function deleteRows(what: Scope, ids: readonly string[]): readonly number[] {
    const given = { ids: JSON.stringify(ids) };
    const passages = sql(`SELECT id FROM passages WHERE ${ofPassages(what)} ORDER BY id`)
      .all(given)
      .map((row) => number(row, 'id'));
    // One statement for all: FTS5 writes itself out after every statement.
    sql('DELETE FROM passages_fts WHERE rowid IN (SELECT value FROM json_each(?))').run(
      JSON.stringify(passages),
    );
    sql(`DELETE FROM ${what} WHERE id ${listed}`).run(given);
    return passages;
  }

  const has = (trashId: string): boolean =>
    sql('SELECT 1 FROM trash WHERE id = ?').get(trashId) !== undefined;

  function purgeOne(trashId: string): void {
    for (const [table] of trashedTables) sql(`DELETE FROM trash_${table} WHERE trash_id = ?`).run(trashId);
    sql('DELETE FROM trash WHERE id = ?').run(trashId);
  }

  /** Makes room: what came in under the same path or id since gives way, what is written here is joined. */
  function resolveConflicts(trashId: string): readonly number[] {
    const own = sql(`
      SELECT r.id AS was, d.id AS now FROM trash_documents r JOIN documents d ON d.path = r.path
      WHERE r.trash_id = ? AND r.path = '${ownPath}' AND d.id <> r.id`).get(trashId);
    if (own !== undefined) {
      for (const table of ['entries', 'passages'])
        sql(`UPDATE trash_${table} SET document_id = ? WHERE trash_id = ? AND document_id = ?`).run(
          text(own, 'now'),
          trashId,
          text(own, 'was'),
        );
      for (const [table, column] of [
        ['documents', 'id'],
        ['document_texts', 'document_id'],
        ['tombstones', 'document_id'],
      ])
        sql(`DELETE FROM trash_${table} WHERE trash_id = ? AND ${column} = ?`).run(trashId, text(own, 'was'));
    }
    const ids = (query: string): readonly string[] =>
      sql(query)
        .all(trashId)
        .map((row) => text(row, 'id'));
    return [
      ...deleteRows(
        'documents',
        ids('SELECT d.id FROM documents d JOIN trash_documents r ON r.path = d.path WHERE r.trash_id = ?'),
      ),
      ...deleteRows(
        'entries',
        ids('SELECT e.id FROM entries e JOIN trash_entries r ON r.id = e.id WHERE r.trash_id = ?'),
      ),
    ];
  }

  return {
    snapshot,
    moveToTrash(trashId, what, ids, at) {
      snapshot(trashId, what, ids, at);
      return deleteRows(what, ids);
    },
    has,
    restore(trashId) {
      if (!has(trashId)) throw new DeskFailure('not_found', { reason: 'trash' });
      const removedPassages = resolveConflicts(trashId);
      const homeless = sql(`SELECT 1 FROM trash_entries e WHERE trash_id = :trashId
        AND document_id NOT IN (SELECT id FROM documents)
        AND document_id NOT IN (SELECT id FROM trash_documents WHERE trash_id = :trashId) LIMIT 1`);
      if (homeless.get({ trashId }) !== undefined)
        throw new DeskFailure('not_found', { reason: 'document_of_entries' });
      for (const [table] of trashedTables) {
        const names = columnsOf(table);
        sql(`INSERT INTO ${table} (${names}) SELECT ${names} FROM trash_${table} WHERE trash_id = ?
          ORDER BY rowid`).run(trashId);
      }
      // Removed before there were any, or while another model was used.
      sql(`INSERT INTO passages_without_tokens (passage_id) SELECT id FROM trash_passages p
        WHERE trash_id = ? AND NOT EXISTS (SELECT 1 FROM passage_tokens t WHERE t.passage_id = p.id)`).run(
        trashId,
      );
      sql(`DELETE FROM tombstones WHERE (document_id, key) IN
        (SELECT document_id, key FROM trash_entries WHERE trash_id = ?)`).run(trashId);
      const passages = sql(`SELECT p.id, p.heading, p.text, CASE
          WHEN p.id = (SELECT min(f.id) FROM passages f WHERE f.entry_id = p.entry_id) THEN
            (SELECT json_group_array(v.text ORDER BY v.position) FROM variants v WHERE v.entry_id = p.entry_id)
          ELSE '[]' END AS variants
        FROM trash_passages p WHERE p.trash_id = ?`).all(trashId);
      for (const row of passages)
        indexPassage(connection, number(row, 'id'), {
          heading: text(row, 'heading'),
          variants: textList(row, 'variants'),
          body: text(row, 'text'),
        });
      const added = sql(`SELECT v.passage_id, v.field, v.vector, p.entry_id FROM trash_vectors v
        JOIN passages p ON p.id = v.passage_id
        WHERE v.trash_id = ? AND v.model = (SELECT number FROM current_model) ORDER BY v.rowid`)
        .all(trashId)
        .map((row): StoredVector => ({
          passageId: number(row, 'passage_id'),
          entryId: textOrNull(row, 'entry_id'),
          field: oneOf(row, 'field', vectorFields),
          vector: int8Vector(row, 'vector'),
        }));
      purgeOne(trashId);
      return { removedPassages, added };
    },
    purge(before) {
      const old = sql(`SELECT id FROM trash WHERE at < ?
        AND id NOT IN (SELECT 'was:' || d.id FROM documents d)`).all(before);
      for (const row of old) purgeOne(text(row, 'id'));
    },
  };
}
