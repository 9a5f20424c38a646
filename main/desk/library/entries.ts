import type { Entry, EntryFields, VersionOrigin, Wordings } from '../../../preload/contract.ts';
import type { ChangeCause, Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Embedder, Log } from '../ports.ts';
import type { EntryPatch, EntryTable, NewEntry } from '../store/entry-table.ts';
import { sortName } from '../store/fold-case.ts';
import { ownAnswerRange } from '../store/own-document.ts';
import type { NewPassage, VectorChange } from '../store/store.ts';
import { embedPassages, entryPassages } from './build-content.ts';
import { detectLanguage } from './detect-language.ts';

/** Entries that are changed here. A search finds each as it is now as soon as its call has answered. */
export interface Entries extends Pick<EntryTable, 'history' | 'facets' | 'ids'> {
  get(id: string): Entry;
  /** `id` null makes a new one under "Written here". */
  save(id: string | null, fields: EntryFields, by?: VersionOrigin): Promise<Entry>;
  /**
   * Makes everything ready that saving needs. What it resolves to writes it, when it is called, and tells nobody: for a
   * dry run (see Store). `change` is null when a search would find the entry as it does now.
   */
  prepareSave(
    id: string | null,
    fields: EntryFields,
  ): Promise<{ readonly id: string; readonly change: (() => VectorChange) | null }>;
  /** Adds many under "Written here" in one transaction, with whatever life they bring along. Returns their ids. */
  add(entries: readonly (Omit<NewEntry, 'id'> & { readonly id?: string })[]): Promise<readonly string[]>;
  /** Makes what is searched of entries that came out of a damaged file without it. Never rejects. */
  complete(): Promise<void>;
  change(ids: readonly string[], patch: EntryPatch): { readonly changed: number };
  remove(ids: readonly string[]): { readonly undo: string };
  restore(id: string, version: number): Promise<Entry>;
  merge(keep: string, others: readonly string[]): Promise<{ readonly entry: Entry; readonly undo: string }>;
}

interface Deps {
  readonly entries: EntryTable;
  readonly embedder: Embedder;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly log: Log;
}

export function createEntries({ entries, embedder, newId, changes, log }: Deps): Entries {
  function get(id: string): Entry {
    const entry = entries.get(id);
    if (entry === null) throw entryNotFound();
    return entry;
  }

  const publishSaved = (vectors: VectorChange, id: string, versionBefore: number | null): void =>
    changes.publish('library', {
      vectors,
      cause: { kind: 'entry_saved', id, question: get(id).question, versionBefore },
    });

  /** `change` with what undoes it. */
  function publishUndoable(
    kind: Extract<ChangeCause, { readonly undo: string }>['kind'],
    { undo, ...vectors }: VectorChange & { readonly undo: string },
  ): { readonly undo: string } {
    changes.publish('library', { vectors, cause: { kind, undo } });
    return { undo };
  }

  async function buildPassages(
    each: readonly { readonly id: string | null; readonly fields: EntryFields }[],
  ): Promise<readonly NewPassage[]> {
    await embedder.load();
    const cut = each.flatMap(({ id, fields }, index) => {
      const inFile = id === null ? null : entries.answerRange(id);
      const place = inFile ?? ownAnswerRange(fields);
      return entryPassages({ ...fields, ...place, exact: inFile === null }, index, embedder);
    });
    return embedPassages(cut, { embedder, onEmbedded: () => undefined });
  }

  async function add(given: Parameters<Entries['add']>[0]): Promise<readonly string[]> {
    const all = given.map((entry) => ({
      ...entry,
      id: entry.id ?? newId(),
      fields: normalizeFields(entry.fields),
    }));
    const passages = await buildPassages(all.map(({ fields }) => ({ id: null, fields })));
    const vectors = entries.add(all, passages);
    const [first] = all;
    if (all.length === 1 && first !== undefined) publishSaved(vectors, first.id, null);
    else changes.publish('library', { vectors, cause: { kind: 'entries_added' } });
    return all.map(({ id }) => id);
  }

  async function save(id: string | null, given: EntryFields, by: VersionOrigin = 'edit'): Promise<Entry> {
    const normalized = normalizeFields(given);
    if (id === null) {
      const [made = ''] = await add([{ fields: normalized, by }]);
      return get(made);
    }
    const before = get(id);
    const fields = {
      ...normalized,
      wordings: normalized.wordings ?? before.wordings,
      audience: normalized.audience === undefined ? before.audience : normalized.audience,
    };
    const passages = hasSameSearchText(before, fields) ? null : await buildPassages([{ id, fields }]);
    publishSaved(entries.save(id, fields, by, passages), id, before.version);
    return get(id);
  }

  return {
    get,
    save,
    add,
    async prepareSave(id, given) {
      const normalized = normalizeFields(given);
      if (id === null) {
        const made = newId();
        const passages = await buildPassages([{ id, fields: normalized }]);
        const entry = { id: made, fields: normalized, by: 'edit' } as const;
        return { id: made, change: () => entries.add([entry], passages) };
      }
      if (hasSameSearchText(get(id), normalized)) return { id, change: null };
      const passages = await buildPassages([{ id, fields: normalized }]);
      return { id, change: () => entries.save(id, normalized, 'edit', passages) };
    },
    async complete() {
      const ids = entries.incomplete();
      if (ids.length === 0) return;
      try {
        const passages = await buildPassages(ids.map((id) => ({ id, fields: get(id) })));
        changes.publish('library', { vectors: entries.complete(ids, passages), cause: null });
      } catch (error) {
        // They are in the list; the next start tries again.
        log.write('warn', 'entries.not-completed', { name: error instanceof Error ? error.name : 'unknown' });
      }
    },
    history: (id) => entries.history(id),
    ids: (query) => entries.ids(query),
    facets: () => entries.facets(),
    change(ids, patch) {
      const changed = entries.patch(ids, patch);
      // A search finds the same: tags and facts are not searched.
      if (changed > 0) changes.publish('library', { vectors: null, cause: null });
      return { changed };
    },
    remove: (ids) => publishUndoable('entries_removed', entries.remove(ids)),
    async restore(id, version) {
      const found = entries.history(id).find(({ number }) => number === version);
      if (found === undefined) throw new DeskFailure('not_found', { reason: 'version' });
      return save(id, found.fields, 'restore');
    },
    async merge(keep, given) {
      const others = [...new Set(given)].filter((id) => id !== keep).map(get);
      const kept = get(keep);
      if (others.length === 0) throw new DeskFailure('bad_request', { reason: 'merge_alone' });
      const asked = others.flatMap(({ question, variants }) => [question, ...variants]);
      const fields = normalizeFields({ ...fieldsOf(kept), variants: [...kept.variants, ...asked] });
      const passages = await buildPassages([{ id: keep, fields }]);
      const ids = others.map(({ id }) => id);
      const { undo } = publishUndoable('entries_merged', entries.merge(keep, ids, fields, passages));
      return { entry: get(keep), undo };
    },
  };
}

const entryNotFound = (): DeskFailure => new DeskFailure('not_found', { reason: 'entry' });

/** Whether a search finds the entry by the same words before and after. */
const hasSameSearchText = (one: EntryFields, other: EntryFields): boolean =>
  JSON.stringify([one.question, one.answer, one.variants]) ===
  JSON.stringify([other.question, other.answer, other.variants]);

const fieldsOf = (entry: EntryFields): EntryFields => ({
  question: entry.question,
  answer: entry.answer,
  variants: entry.variants,
  tags: entry.tags,
  collection: entry.collection,
  language: entry.language,
  internal: entry.internal,
  audience: entry.audience,
  reviewBy: entry.reviewBy,
  wordings: entry.wordings,
});

/** Without space around, without what is there twice, and in a language that was found out where none was given. */
function normalizeFields(given: EntryFields): EntryFields {
  const question = given.question.trim();
  const answer = given.answer.trim();
  const seen = new Set([sortName(question)]);
  const variants = given.variants
    .map((variant) => variant.trim())
    .filter((variant) => variant !== '' && !seen.has(sortName(variant)) && seen.add(sortName(variant)));
  return {
    ...fieldsOf(given),
    question,
    answer,
    variants,
    tags: [...new Set(given.tags.map((tag) => tag.trim()))].filter((tag) => tag !== ''),
    language: given.language ?? detectLanguage(`${question}\n${answer}`),
    wordings: given.wordings && normalizeWordings(given.wordings),
  };
}

/** Those that hold a word. */
function normalizeWordings({ short, formal, friendly }: Wordings): Wordings {
  const written = Object.entries({ short, formal, friendly }).flatMap(([name, text = '']) =>
    text.trim() === '' ? [] : [[name, text.trim()] as const],
  );
  return Object.fromEntries(written);
}
