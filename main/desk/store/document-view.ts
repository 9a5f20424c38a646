import type { OpenedDocument } from '../../../preload/contract.ts';
import { number, type Row, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { documentColumns, documentRow } from './library-query.ts';
import type { DocumentTable } from './tables.ts';

/** A document as it was understood, with its passages. What is written here has no text of its own: it is its entries. */
export function createDocumentView({ sql, read }: Connection): DocumentTable['open'] {
  return (id, entryId) =>
    read(() => {
      const row = sql(`SELECT ${documentColumns} FROM documents d WHERE d.id = ?`).get(id);
      if (row === undefined) return null;
      const document = documentRow(row);
      if (document.kind === 'own') {
        const entries = sql(`SELECT id, question, answer FROM entries
          WHERE document_id = :id AND (:entry IS NULL OR id = :entry) ORDER BY position`).all({
          id,
          entry: entryId ?? null,
        });
        return { document, ...pageOf(entries) };
      }
      const content = sql('SELECT text FROM document_texts WHERE document_id = ?').get(id);
      const passages = sql(`SELECT heading, start, "end", entry_id FROM passages
        WHERE document_id = ? ORDER BY position, id`).all(id);
      return {
        document,
        text: content === undefined ? '' : text(content, 'text'),
        passages: passages.map((passage) => ({
          heading: text(passage, 'heading'),
          start: number(passage, 'start'),
          end: number(passage, 'end'),
          entryId: textOrNull(passage, 'entry_id'),
        })),
      };
    });
}

function pageOf(entries: readonly Row[]): Pick<OpenedDocument, 'text' | 'passages'> {
  let page = '';
  const passages = entries.map((entry) => {
    const heading = text(entry, 'question');
    page += `${page === '' ? '' : '\n\n'}${heading}\n`;
    const start = page.length;
    page += text(entry, 'answer');
    return { heading, start, end: page.length, entryId: text(entry, 'id') };
  });
  return { text: page, passages };
}
