import type { FormDraft } from '../../../preload/contract.ts';
import { formNames } from '../../../preload/shapes/form-drafts.ts';
import type { Connection } from './connection.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';
import { blob, number, oneOf, text, textOrNull } from './row-readers.ts';
import { fromStoredWord, toStoredWord } from './stored-words.ts';

interface StoredFormDraft extends Pick<FormDraft, 'form' | 'subject' | 'at' | 'caseId'> {
  /** Form and subject: what the content is bound to. */
  readonly id: string;
  /** Encrypted. */
  readonly content: Uint8Array;
}

/** What is typed in forms and was not saved: one row for each form and subject. */
export interface FormDraftTable {
  /** Newest first. */
  list(): readonly StoredFormDraft[];
  /** Takes the place of the one of that id. */
  save(draft: StoredFormDraft): void;
  remove(id: string): void;
}

export function createFormDraftTable(connection: Connection): FormDraftTable {
  const { sql, read, write } = connection;
  return {
    list: () =>
      read(() =>
        sql(`SELECT * FROM form_drafts ORDER BY ${newestFirst}`)
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            form: oneOf({ form: fromStoredWord(text(row, 'form')) }, 'form', formNames),
            subject: text(row, 'subject'),
            at: number(row, 'at'),
            caseId: textOrNull(row, 'case_id'),
            content: blob(row, 'content'),
          })),
      ),
    save({ id, form, subject, at, caseId, content }) {
      write(() => {
        sql(`INSERT INTO form_drafts (id, form, subject, at, case_id, content) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET at = excluded.at, case_id = excluded.case_id, content = excluded.content`).run(
          id,
          toStoredWord(form),
          subject,
          at,
          caseId,
          content,
        );
        keepWithin(connection, { table: 'form_drafts', order: newestFirst, most: limits.formDrafts });
      });
    },
    remove(id) {
      write(() => {
        sql('DELETE FROM form_drafts WHERE id = ?').run(id);
      });
    },
  };
}
