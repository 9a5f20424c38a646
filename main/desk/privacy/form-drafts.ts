import type { FormDraft, FormName } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import type { Log } from '../ports.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { FormDraftTable } from '../store/form-drafts.ts';
import type { Vault } from './vault.ts';
import { toStoredWord } from '../store/stored-words.ts';

type NewDraft = Omit<FormDraft, 'at' | 'isStored'>;

/** What is typed in the window's forms, kept from the first letter until it is saved or discarded. */
export interface FormDrafts {
  /** Newest first, without those that cannot be decrypted. */
  list(): readonly FormDraft[];
  /** On disk and encrypted where a key is open; otherwise in memory, until one is. Throws `disk_full`. */
  save(draft: NewDraft): Pick<FormDraft, 'at' | 'isStored'>;
  remove(form: FormName, subject: string): void;
  /** Drops what is in memory about these cases; what is on disk is erased with the other rows. */
  deleteOfCases(caseIds: readonly string[]): void;
}

const idOf = (form: FormName, subject: string): string => `${toStoredWord(form)} ${subject}`;
const column = encryptedTables.formDrafts.columns.content;

export function createFormDrafts({
  table,
  vault,
  changes,
  now,
  log,
}: {
  readonly table: FormDraftTable;
  readonly vault: Pick<Vault, 'isOpen' | 'encrypt' | 'decryptIfReadable'>;
  readonly changes: Pick<Changes, 'publish' | 'subscribe'>;
  readonly now: () => number;
  readonly log: Log;
}): FormDrafts {
  /** While no key is open. */
  const unstored = new Map<string, NewDraft & { readonly at: number }>();

  function store({ form, subject, at, caseId, content }: NewDraft & { readonly at: number }): void {
    const id = idOf(form, subject);
    table.save({ id, form, subject, at, caseId, content: vault.encrypt(content, column, id) });
  }

  function stored(): readonly FormDraft[] {
    if (!vault.isOpen()) return [];
    return table.list().flatMap(({ id, content, ...draft }) => {
      const words = vault.decryptIfReadable(content, column, id);
      if (words !== null) return [{ ...draft, content: words, isStored: true }];
      log.write('warn', 'form-drafts.unreadable');
      return [];
    });
  }

  changes.subscribe('vault', 'derive', () => {
    if (!vault.isOpen()) return;
    for (const [id, draft] of unstored) {
      store(draft);
      unstored.delete(id);
    }
    changes.publish('formDrafts', null);
  });

  return {
    list: () =>
      [...[...unstored.values()].map((draft) => ({ ...draft, isStored: false })), ...stored()].sort(
        (a, b) => b.at - a.at,
      ),
    save(draft) {
      const at = now();
      const isStored = vault.isOpen();
      if (isStored) store({ ...draft, at });
      else unstored.set(idOf(draft.form, draft.subject), { ...draft, at });
      return { at, isStored };
    },
    remove(form, subject) {
      const id = idOf(form, subject);
      unstored.delete(id);
      table.remove(id);
    },
    deleteOfCases(caseIds) {
      for (const [id, { caseId }] of unstored)
        if (caseId !== null && caseIds.includes(caseId)) unstored.delete(id);
    },
  };
}
