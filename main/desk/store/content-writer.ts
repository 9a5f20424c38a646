import { DeskFailure } from '../failure.ts';
import { number, text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { createEntryRecords, type EntryRecord } from './entry-records.ts';
import { foldCase } from './fold-case.ts';
import { type FileEntry, reconcile, type Reconciled, sameList, sameContent } from './reconcile.ts';
import { ownAnswerRange } from './own-document.ts';
import { createTrash, archiveIdOf } from './trash.ts';
import { indexPassage } from './fulltext-index.ts';
import type { DocumentContent, NewPassage, StoredVector, VectorChange } from './tables.ts';

/** Writing and removing what a document holds. Everything here runs inside the caller's transaction. */
export interface ContentWriter {
  readonly write: (documentId: string, content: DocumentContent, at: number) => VectorChange;
  /** What would become of the entries of a file that is read again; changes nothing. */
  readonly reconcile: (documentId: string, file: readonly FileEntry[]) => readonly Reconciled<EntryRecord>[];
  /** Takes everything out of a document that failed; its entries are archived until the next good reading. */
  readonly clear: (documentId: string, at: number) => readonly number[];
  readonly writePassages: (
    documentId: string,
    entries: readonly EntryOfPassages[],
    passages: readonly NewPassage[],
    positionOf: (index: number) => number,
  ) => readonly StoredVector[];
  /** Removes passages with their vectors and what is indexed of them. */
  readonly removePassages: (ids: readonly number[]) => void;
  /** The document of entries that are written here; made when it is missing. */
  readonly ensureOwnDocument: () => string;
}

interface EntryOfPassages {
  readonly id: string;
  readonly variants: readonly string[];
}

/** An entry was changed or removed between its reading and its writing: whoever reads it reconciles it again. */
export class ConcurrentEditError extends Error {
  constructor() {
    super('Entries were changed while their document was read');
    this.name = 'ConcurrentEditError';
  }
}

export function createContentWriter(connection: Connection, ensureOwnDocument: () => string): ContentWriter {
  const { sql } = connection;
  const records = createEntryRecords(connection);
  const trash = createTrash(connection);

  const passagesOf = (documentId: string): readonly number[] =>
    sql('SELECT id FROM passages WHERE document_id = ? ORDER BY position, id')
      .all(documentId)
      .map((row) => number(row, 'id'));

  function removePassages(ids: readonly number[]): void {
    // One statement for all: FTS5 writes itself out after every statement, which makes a trigger or a statement a
    // document thirty times slower (15 s instead of 0.5 s for 50,000 passages).
    const listed = JSON.stringify(ids);
    sql('DELETE FROM passages_fts WHERE rowid IN (SELECT value FROM json_each(?))').run(listed);
    sql('DELETE FROM passages WHERE id IN (SELECT value FROM json_each(?))').run(listed);
  }

  function reconcileWith(documentId: string, file: readonly FileEntry[]) {
    const known = records.ofDocument(documentId, archiveIdOf(documentId));
    const tombstones = sql('SELECT key FROM tombstones WHERE document_id = ?')
      .all(documentId)
      .map((row) => text(row, 'key'));
    return reconcile(known, new Set(tombstones), file);
  }

  const writePassages: ContentWriter['writePassages'] = (documentId, entries, passages, positionOf) => {
    const added: StoredVector[] = [];
    let variantsWrittenFor = -1;
    for (const [index, passage] of passages.entries()) {
      const entry = passage.entry === null ? null : entries[passage.entry];
      if (entry === undefined)
        throw new RangeError(`Passage ${index} names entry ${passage.entry}, which is missing`);
      const { lastInsertRowid } = sql(
        `INSERT INTO passages (document_id, entry_id, position, heading, text, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        documentId,
        entry?.id ?? null,
        positionOf(index),
        passage.heading,
        passage.text,
        passage.start,
        passage.end,
      );
      const passageId = Number(lastInsertRowid);

      // Variants count once: on the first passage of their entry.
      const isFirst = passage.entry !== null && passage.entry !== variantsWrittenFor;
      if (isFirst) variantsWrittenFor = passage.entry;
      indexPassage(connection, passageId, {
        heading: passage.heading,
        variants: isFirst && entry !== null ? entry.variants : [],
        body: passage.text,
      });

      for (const { field, position, vector } of passage.vectors) {
        sql(`INSERT INTO vectors (passage_id, field, position, vector, model)
          VALUES (?, ?, ?, ?, (SELECT number FROM current_model))`).run(passageId, field, position, vector);
        added.push({ passageId, entryId: entry?.id ?? null, field, vector });
      }
      const { tokens = null } = passage;
      if (tokens === null) sql('INSERT INTO passages_without_tokens (passage_id) VALUES (?)').run(passageId);
      else sql('INSERT INTO passage_tokens (passage_id, tokens) VALUES (?, ?)').run(passageId, tokens);
    }
    return added;
  };

  /** What its file no longer says is archived, in case it says it again; what was changed here moves to what is written here. */
  function archiveDropped(documentId: string, gone: readonly EntryRecord[], at: number): readonly number[] {
    for (const record of gone.filter(({ base }) => base !== null)) {
      const own = ensureOwnDocument();
      const range = ownAnswerRange(record.fields);
      records.put({
        ...record,
        ...range,
        documentId: own,
        key: record.id,
        base: null,
        conflict: null,
        differs: true,
      });
      sql('UPDATE passages SET document_id = ?, start = ?, "end" = ? WHERE entry_id = ?').run(
        own,
        range.start,
        range.end,
        record.id,
      );
    }
    const archived = gone.filter(({ base }) => base === null).map(({ id }) => id);
    return archived.length === 0 ? [] : trash.moveToTrash(archiveIdOf(documentId), 'entries', archived, at);
  }

  function writeEntry(
    { known, content, conflict, language: fileLanguage, audience, ...plan }: Reconciled<EntryRecord>,
    {
      documentId,
      position,
      language,
      at,
    }: { documentId: string; position: number; language: string | null; at: number },
  ): void {
    const { id, key, base, start, end } = plan;
    const place = { id, key, documentId, position, start, end };
    const fileAudience = audience ?? null;
    const record = { ...place, base, conflict, fileAudience, differs: conflict !== null };
    if (known === null) {
      const fields = {
        ...content,
        collection: null,
        language: fileLanguage ?? language,
        internal: false,
        audience: fileAudience,
        reviewBy: null,
      };
      const counts = { used: 0, suggested: 0, lastUsedAt: null };
      records.put({ ...record, ...counts, fields, version: 1, origin: 'file', createdAt: at, changedAt: at });
      return;
    }
    // A language that a person chose stays; one that was only detected follows the file.
    const isDetected = known.fields.language === null || known.fields.language === language;
    const isOfFile = (known.fields.audience ?? null) === known.fileAudience;
    const fields = {
      ...known.fields,
      ...content,
      ...(isOfFile && { audience: fileAudience }),
      ...(fileLanguage !== undefined && isDetected && { language: fileLanguage }),
    };
    if (sameContent(known.content, content)) records.put({ ...known, ...record, fields });
    else {
      const version = records.keepVersion(known);
      records.put({ ...known, ...record, fields, version, origin: 'file', changedAt: at });
    }
    if (conflict !== null && !(known.conflict !== null && sameContent(known.conflict, conflict))) {
      const row =
        sql(`SELECT max(e.version, coalesce((SELECT max(number) FROM entry_versions WHERE entry_id = e.id), 0))
        AS last FROM entries e WHERE e.id = ?`).get(id);
      const next = (row === undefined ? known.version : number(row, 'last')) + 1;
      records.addVersion(id, { number: next, at, origin: 'file', fields: { ...fields, ...conflict } });
    }
  }

  return {
    removePassages,
    writePassages,
    ensureOwnDocument,
    reconcile: (documentId, file) => reconcileWith(documentId, file).entries,
    clear(documentId, at) {
      const removed = passagesOf(documentId);
      const entries = sql('SELECT id FROM entries WHERE document_id = ?')
        .all(documentId)
        .map((row) => text(row, 'id'));
      if (entries.length > 0) trash.moveToTrash(archiveIdOf(documentId), 'entries', entries, at);
      removePassages(passagesOf(documentId));
      sql('DELETE FROM document_texts WHERE document_id = ?').run(documentId);
      return removed;
    },
    write(documentId, content, at) {
      const { entries, gone } = reconcileWith(
        documentId,
        content.entries.map((entry) => ({ ...entry, ...entry.incoming })),
      );
      if (!isUnchanged(entries, content.entries)) throw new ConcurrentEditError();
      if (trash.has(archiveIdOf(documentId))) trash.restore(archiveIdOf(documentId));
      const { changes } = sql(`
        UPDATE documents SET kind = ?, title = ?, hash = ?, bytes = ?, language = ?, state = 'ready', code = NULL,
               message = NULL, checked_at = ?, search_text = ? || char(10) || sort_name, pipeline_version = ?,
               omissions = ?, guessed_audience = ?, audience_sign = ?
        WHERE id = ?`).run(
        content.kind,
        content.title,
        content.hash,
        content.bytes,
        content.language,
        at,
        foldCase(content.title),
        content.pipelineVersion ?? null,
        JSON.stringify(content.omissions ?? []),
        content.audience?.value ?? null,
        content.audience ? JSON.stringify(content.audience.sign) : null,
        documentId,
      );
      if (changes === 0) throw new DeskFailure('not_found', { reason: 'document' });
      const archived = archiveDropped(documentId, gone, at);
      const removedPassages = passagesOf(documentId);
      removePassages(removedPassages);
      sql('INSERT OR REPLACE INTO document_texts (document_id, text) VALUES (?, ?)').run(
        documentId,
        content.text,
      );
      for (const [position, entry] of entries.entries())
        writeEntry(entry, { documentId, position, language: content.language, at });
      const written = entries.map(({ id, content }) => ({ id, variants: content.variants }));
      const added = writePassages(documentId, written, content.passages, (index) => index);
      return { removedPassages: [...archived, ...removedPassages], added };
    },
  };
}

/** Whether the words that the passages were made of are still what the entries will say. */
function isUnchanged(
  entries: readonly Reconciled<EntryRecord>[],
  given: DocumentContent['entries'],
): boolean {
  return (
    entries.length === given.length &&
    entries.every(({ content }, at) => {
      const other = given[at];
      return (
        other !== undefined &&
        content.question === other.question &&
        content.answer === other.answer &&
        sameList(content.variants, other.variants)
      );
    })
  );
}
