import { text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { foldCase, sortName } from './fold-case.ts';
import { ownPath } from './tables.ts';

/** Where the answer of such an entry stands: under its question, on a page of its own. */
export function ownAnswerRange({ question, answer }: { readonly question: string; readonly answer: string }) {
  const start = question.length + 1;
  return { start, end: start + answer.length };
}

/** The one document of entries that no file says, with that name. Made inside the caller's transaction when it is missing. */
export function createOwnDocument(
  { sql }: Connection,
  {
    now,
    newId,
    ownName: name,
  }: { readonly now: () => number; readonly newId: () => string; readonly ownName: string },
): () => string {
  return () => {
    const row = sql('SELECT id FROM documents WHERE path = ?').get(ownPath);
    if (row !== undefined) return text(row, 'id');
    const id = newId();
    // It has a hash, so that nothing takes it for a document that was never read.
    sql(`INSERT INTO documents (id, path, name, kind, title, state, hash, bytes, added_at, checked_at, sort_name, search_text)
      VALUES (:id, :path, :name, 'own', :name, 'ready', 'own', 0, :at, :at, :sort, :searchText)`).run({
      id,
      path: ownPath,
      name,
      at: now(),
      sort: sortName(name),
      searchText: foldCase(name),
    });
    return id;
  };
}
