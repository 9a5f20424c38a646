import { number, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/**
 * Documents that were mails. Personal data in them is masked, but a file may be called like its sender, and a name may have
 * been taken for another word: erased with a customer, other than what the shop wrote.
 */
export interface MailDocumentTable {
  /** Ids of those whose name, path, title or text says so, in the trash as well. */
  naming(isNamed: (text: string) => boolean): readonly string[];
  /** Those of the library that were read. */
  ready(): readonly { readonly id: string; readonly hash: string; readonly bytes: number }[];
  /** Those that are there, in the library or in the trash. */
  existing(ids: readonly string[]): readonly string[];
  /** Deletes them, in the trash as well. What is searched is to be read again. */
  erase(ids: readonly string[]): void;
}

/** In the meta table while there are mails of an earlier version in which nothing was masked. */
export const plainMailKey = 'mail.plain';

const kinds = `kind IN ('mail', 'mailbox')`;

export function createMailDocumentTable(connection: Connection): MailDocumentTable {
  const { sql, read, write } = connection;
  return {
    naming: (isNamed) =>
      read(() => {
        const found = new Set<string>();
        for (const prefix of ['', 'trash_']) {
          const rows = sql(`SELECT d.id, d.path, d.name, d.title, coalesce(t.text, '') AS text
            FROM ${prefix}documents d LEFT JOIN ${prefix}document_texts t ON t.document_id = d.id WHERE d.${kinds}`);
          // One by one: a mailbox may be long.
          for (const row of rows.iterate())
            if (['path', 'name', 'title', 'text'].some((column) => isSaid(text(row, column), isNamed)))
              found.add(text(row, 'id'));
        }
        return [...found];
      }),
    ready: () =>
      read(() =>
        sql(`SELECT id, hash, bytes FROM documents WHERE ${kinds} AND state = 'ready' AND hash IS NOT NULL`)
          .all()
          .map((row) => ({ id: text(row, 'id'), hash: text(row, 'hash'), bytes: number(row, 'bytes') })),
      ),
    existing: (ids) =>
      read(() =>
        sql(`SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(:ids))
          UNION SELECT id FROM trash_documents WHERE id IN (SELECT value FROM json_each(:ids))`)
          .all({ ids: JSON.stringify(ids) })
          .map((row) => text(row, 'id')),
      ),
    erase: (ids) => {
      write(() => {
        eraseDocuments(connection, ids);
      });
    },
  };
}

/** Names of files have signs where there are blanks in a name. */
const isSaid = (words: string, isNamed: (text: string) => boolean): boolean =>
  isNamed(words) || isNamed(words.replaceAll(/[_+]+/gu, ' '));

/** With all that hangs on them. Within the caller's transaction. */
export function eraseDocuments({ sql }: Connection, ids: readonly string[]): void {
  const given = JSON.stringify(ids);
  const listed = 'IN (SELECT value FROM json_each(?))';
  sql(`DELETE FROM passages_fts WHERE rowid IN (SELECT id FROM passages WHERE document_id ${listed})`).run(
    given,
  );
  sql(`DELETE FROM documents WHERE id ${listed}`).run(given);
  const passages = `passage_id IN (SELECT id FROM trash_passages WHERE document_id ${listed})`;
  for (const table of ['vectors', 'passage_tokens', 'learned_phrasings', 'negative_feedback'])
    sql(`DELETE FROM trash_${table} WHERE ${passages}`).run(given);
  for (const table of ['passages', 'document_texts', 'tombstones'])
    sql(`DELETE FROM trash_${table} WHERE document_id ${listed}`).run(given);
  sql(`DELETE FROM trash_documents WHERE id ${listed}`).run(given);
}
