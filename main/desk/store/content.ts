import { DeskFailure } from '../failure.ts';
import { number } from './columns.ts';
import type { Connection } from './connection.ts';
import { fold, sortName } from './fold.ts';
import type { DocumentContent, StoredVector, VectorChange } from './store.ts';

/** Writing and removing what a document holds. Everything here runs inside the caller's transaction. */
export interface Content {
  readonly write: (documentId: string, content: DocumentContent, at: number) => VectorChange;
  /** Removes entries, passages, vectors and words of documents, and leaves their rows. Returns the passages' ids. */
  readonly clear: (documentIds: readonly string[]) => readonly number[];
}

type EntryContent = DocumentContent['entries'][number];

export function createContent({ sql }: Connection): Content {
  function clear(documentIds: readonly string[]): readonly number[] {
    const removed = documentIds.flatMap((id) =>
      sql('SELECT id FROM passages WHERE document_id = ? ORDER BY position')
        .all(id)
        .map((row) => number(row, 'id')),
    );
    // One statement for all: FTS5 writes itself out after every statement, which makes a trigger or a statement a
    // document thirty times slower (15 s instead of 0.5 s for 50,000 passages).
    sql('DELETE FROM passages_fts WHERE rowid IN (SELECT value FROM json_each(?))').run(
      JSON.stringify(removed),
    );
    for (const id of documentIds) {
      sql('DELETE FROM passages WHERE document_id = ?').run(id);
      sql('DELETE FROM entries WHERE document_id = ?').run(id);
      sql('DELETE FROM document_texts WHERE document_id = ?').run(id);
    }
    return removed;
  }

  /** How often the entries were used, by question: a corrected answer keeps the count of the old one. */
  function usedByQuestion(documentId: string): ReadonlyMap<string, number> {
    return new Map(
      sql('SELECT sort_name, used FROM entries WHERE document_id = ? AND used > 0')
        .all(documentId)
        .map((row) => [String(row['sort_name']), number(row, 'used')]),
    );
  }

  function writeEntry(documentId: string, position: number, entry: EntryContent, used: number): void {
    sql(`INSERT INTO entries (id, document_id, position, question, answer, tags, start, "end", used, sort_name, sought)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
      entry.id,
      documentId,
      position,
      entry.question,
      entry.answer,
      JSON.stringify(entry.tags),
      entry.start,
      entry.end,
      used,
      sortName(entry.question),
      fold([entry.question, ...entry.variants, ...entry.tags, entry.answer].join('\n')),
    );
    for (const [index, variant] of entry.variants.entries())
      sql('INSERT INTO variants (entry_id, position, text) VALUES (?, ?, ?)').run(entry.id, index, variant);
  }

  function writePassages(documentId: string, content: DocumentContent): readonly StoredVector[] {
    const added: StoredVector[] = [];
    let variantsWrittenFor = -1;
    for (const [position, passage] of content.passages.entries()) {
      const entry = passage.entry === null ? null : content.entries[passage.entry];
      if (entry === undefined)
        throw new RangeError(`Passage ${position} names entry ${passage.entry}, which is missing`);
      const { lastInsertRowid } = sql(
        `INSERT INTO passages (document_id, entry_id, position, heading, text, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        documentId,
        entry?.id ?? null,
        position,
        passage.heading,
        passage.text,
        passage.start,
        passage.end,
      );
      const passageId = Number(lastInsertRowid);

      // Variants count once: on the first passage of their entry.
      const isFirst = passage.entry !== null && passage.entry !== variantsWrittenFor;
      if (isFirst) variantsWrittenFor = passage.entry;
      sql('INSERT INTO passages_fts (rowid, heading, variants, body) VALUES (?, ?, ?, ?)').run(
        passageId,
        passage.heading,
        isFirst && entry !== null ? entry.variants.join('\n') : '',
        passage.text,
      );

      for (const { field, position: place, vector } of passage.vectors) {
        sql('INSERT INTO vectors (passage_id, field, position, vector) VALUES (?, ?, ?, ?)').run(
          passageId,
          field,
          place,
          vector,
        );
        added.push({ passageId, entryId: entry?.id ?? null, field, vector });
      }
    }
    return added;
  }

  return {
    clear,
    write(documentId, content, at) {
      const used = usedByQuestion(documentId);
      const removedPassages = clear([documentId]);
      const { changes } = sql(`
        UPDATE documents SET kind = ?, title = ?, hash = ?, bytes = ?, language = ?, state = 'ready', code = NULL,
               message = NULL, checked_at = ?, sought = ? || char(10) || sort_name
        WHERE id = ?`).run(
        content.kind,
        content.title,
        content.hash,
        content.bytes,
        content.language,
        at,
        fold(content.title),
        documentId,
      );
      if (changes === 0) throw new DeskFailure('not_found', 'This document was removed in the meantime.');
      sql('INSERT INTO document_texts (document_id, text) VALUES (?, ?)').run(documentId, content.text);
      for (const [position, entry] of content.entries.entries())
        writeEntry(documentId, position, entry, used.get(sortName(entry.question)) ?? 0);
      return { removedPassages, added: writePassages(documentId, content) };
    },
  };
}
