import type { Entry, EntryFields, Proposal } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Entries } from '../../library/entries.ts';
import type { PassageTable, Store } from '../../store/store.ts';
import type { StoredProposal } from '../../store/proposals.ts';
import { applied, reversed } from '../feedback/changes.ts';
import { distinct } from './groups.ts';
import type { Kept, Keeping } from './kept.ts';

interface EditedFields {
  readonly question: string;
  readonly answer: string;
  readonly variants: readonly string[];
}

/** What the owner does with proposals. Words that cannot be opened (`vault_locked`) are not shown in part. */
export interface Proposals {
  list(query: { readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly Proposal[];
  };
  count(): number;
  accept(id: string, edited?: EditedFields): Promise<{ readonly entryId: string }>;
  reject(id: string): null;
  /** Takes the last decision back. */
  undo(): Promise<{ readonly id: string } | null>;
  /** Forgets proposals, and takes back what came of them where nobody changed it since. Returns how many. */
  forget(ids: readonly string[]): Promise<number>;
}

export function createProposals({
  store,
  keeping,
  entries,
  relearn,
}: {
  readonly store: Pick<Store, 'proposals' | 'learned'> & { readonly passages: Pick<PassageTable, 'entries'> };
  readonly keeping: Keeping;
  readonly entries: Pick<Entries, 'get' | 'save' | 'remove' | 'history'>;
  /** What was learned for an answer counts in another way now. */
  readonly relearn: () => void;
}): Proposals {
  const { proposals, passages, learned } = store;

  function openOne(id: string): Kept {
    const stored = proposals.get(id);
    if (stored?.state !== 'open') throw new DeskFailure('not_found', 'That proposal is no longer there.');
    return keeping.open(stored);
  }

  /** What an edit would make of its entry; null when the words that it exchanges do not stand there any more. */
  function editOf({ entryId, words }: Kept): { readonly entry: Entry; readonly answer: string } | null {
    if (words.change === undefined || entryId === null || passages.entries([entryId]).length === 0)
      return null;
    const entry = entries.get(entryId);
    const answer = applied(entry.answer, words.change);
    return answer === null ? null : { entry, answer };
  }

  /** Edits of entries that were changed since propose nothing any more. */
  function dropStale(): void {
    const open = proposals.ofReplies('edit').filter(({ state }) => state === 'open');
    proposals.remove(open.map((each) => keeping.open(each)).flatMap((each) => (editOf(each) ? [] : each.id)));
  }

  function shown(stored: StoredProposal): Proposal {
    const kept = keeping.open(stored);
    const { id, source, by, asked, firstAt, lastAt, entryId, words } = kept;
    const [entry] = entryId === null ? [] : passages.entries([entryId]);
    const edit = editOf(kept);
    const { question, answer, variants } = edit === null ? words : { ...edit.entry, answer: edit.answer };
    const { alike } = words;
    return {
      id,
      source,
      by,
      before: edit?.entry.answer ?? null,
      question,
      answer,
      variants,
      asked,
      alike,
      firstAt,
      lastAt,
      entry: entry ? { id: entry.id, question: entry.question } : null,
    };
  }

  async function makeEntry({ words }: Kept, edited: EditedFields): Promise<string> {
    const { id } = await entries.save(
      null,
      {
        ...edited,
        variants: distinct([edited.question, ...edited.variants]).slice(1),
        tags: [],
        collection: null,
        language: words.language,
        internal: false,
        reviewBy: null,
      },
      'accepted',
    );
    return id;
  }

  /** Changes an entry as agents do, or as the owner edited that. */
  async function acceptEdit(kept: Kept, edited?: EditedFields): Promise<string> {
    const edit = editOf(kept);
    if (edit === null) throw new DeskFailure('not_found', 'The entry was changed since this was proposed.');
    const fields = fieldsOf(edit.entry);
    await entries.save(edit.entry.id, { ...fields, answer: edit.answer, ...edited }, 'accepted');
    // What was learned for these words is as true of the words that agents made of them.
    learned.follow(edit.entry.id, fields.answer, entries.get(edit.entry.id).answer);
    relearn();
    return edit.entry.id;
  }

  /** Takes an accepted edit out of its entry again; what the entry says otherwise stays. */
  async function takeEditBack({ words: { change } }: Kept, id: string): Promise<void> {
    const fields = fieldsOf(entries.get(id));
    const [now, before] = entries.history(id);
    const answer =
      (change === undefined ? null : applied(fields.answer, reversed(change))) ??
      (now?.by === 'accepted' ? before?.fields.answer : undefined);
    if (answer === undefined) return;
    await entries.save(id, { ...fields, answer });
    learned.follow(id, fields.answer, entries.get(id).answer);
    relearn();
  }

  async function takeBack(last: StoredProposal): Promise<void> {
    const [made] = last.madeEntryId === null ? [] : passages.entries([last.madeEntryId]);
    if (made === undefined) return;
    const kept = keeping.open(last);
    if (last.source === 'edit') await takeEditBack(kept, made.id);
    else if (last.madeEntryId === last.entryId) {
      const { question, variants } = kept.words;
      const added = new Set([question, ...variants]);
      const fields = fieldsOf(entries.get(made.id));
      const left = fields.variants.filter((variant) => !added.has(variant));
      await entries.save(made.id, { ...fields, variants: left });
    } else entries.remove([made.id]);
  }

  return {
    list: (query) => {
      dropStale();
      return { total: proposals.count(), rows: proposals.list(query).map(shown) };
    },
    count: () => proposals.count(),
    async accept(id, edited) {
      const kept = openOne(id);
      if (kept.source === 'edit') {
        const entryId = await acceptEdit(kept, edited);
        proposals.decide(id, { state: 'accepted', madeEntryId: entryId });
        return { entryId };
      }
      const { question, answer, variants } = kept.words;
      const present = kept.entryId === null ? undefined : passages.entries([kept.entryId])[0];
      let entryId: string;
      if (present === undefined || edited !== undefined) {
        entryId = await makeEntry(kept, edited ?? { question, answer, variants });
      } else {
        const fields = fieldsOf(entries.get(present.id));
        const ways = distinct([fields.question, ...fields.variants, question, ...variants]).slice(1);
        entryId = (await entries.save(present.id, { ...fields, variants: ways }, 'accepted')).id;
      }
      proposals.decide(id, { state: 'accepted', madeEntryId: entryId });
      return { entryId };
    },
    reject(id) {
      openOne(id);
      proposals.decide(id, { state: 'rejected', madeEntryId: null });
      return null;
    },
    async undo() {
      const last = proposals.lastDecided();
      if (last === null) return null;
      await takeBack(last);
      proposals.reopen(last.id);
      return { id: last.id };
    },
    async forget(ids) {
      for (const id of ids) {
        const stored = proposals.get(id);
        const made = stored?.madeEntryId ?? null;
        // A new entry that somebody worked on since is that person's by now.
        const isThere = made !== null && passages.entries([made]).length > 0;
        const isTouched = isThere && made !== stored?.entryId && entries.history(made).length > 1;
        if (stored?.state === 'accepted' && !isTouched) await takeBack(stored);
      }
      return proposals.remove(ids);
    },
  };
}

function fieldsOf(entry: EntryFields): EntryFields {
  const { question, answer, variants, tags, collection, language, internal, reviewBy, wordings } = entry;
  return { question, answer, variants, tags, collection, language, internal, reviewBy, wordings };
}
