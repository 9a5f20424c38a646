import type { Entry, EntryFields, Proposal } from '../../../../preload/contract.ts';
import type { Changes } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Entries } from '../../library/entries.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { PassageTable, Store } from '../../store/store.ts';
import type { StoredProposal } from '../../store/proposals.ts';
import { applyChange, reverseChange } from '../feedback/text-changes.ts';
import { distinctQuestions } from './group-pairs.ts';
import type { DecryptedProposal, ProposalCodec } from './proposal-codec.ts';

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
  /** Undoes the last decision. */
  undo(): Promise<{ readonly id: string } | null>;
  /** Edits of entries that were changed or removed propose nothing any more; nothing is done while no key is open. */
  dropStale(): void;
  /** Deletes proposals, and reverts what came of them where nobody changed it since. Returns how many. */
  delete(ids: readonly string[]): Promise<number>;
}

export function createProposals({
  store,
  codec,
  vault,
  entries,
  changes,
}: {
  readonly store: Pick<Store, 'proposals' | 'phrasings'> & {
    readonly passages: Pick<PassageTable, 'entries'>;
  };
  readonly codec: ProposalCodec;
  readonly vault: Pick<Vault, 'isOpen'>;
  readonly entries: Pick<Entries, 'get' | 'save' | 'remove' | 'history'>;
  readonly changes: Pick<Changes, 'publish' | 'subscribe'>;
}): Proposals {
  const { proposals, passages, phrasings } = store;

  /** What is just being made of it has its words already. */
  const beingAccepted = new Set<string>();

  /** What was learned for the words before counts for those that came of them. */
  function carryLearned(entryId: string, before: string): void {
    phrasings.updateAnswerHash(entryId, before, entries.get(entryId).answer);
    changes.publish('learned', { cause: null });
  }
  function decide(id: string, decision: Parameters<typeof proposals.decide>[1]): void {
    proposals.decide(id, decision);
    changes.publish('review', null);
  }

  function openOne(id: string): DecryptedProposal {
    const stored = proposals.get(id);
    if (stored?.state !== 'open') throw new DeskFailure('not_found', { reason: 'proposal' });
    return codec.decrypt(stored);
  }

  /** What an edit would make of its entry; null when the words that it exchanges do not stand there any more. */
  function editOf({
    entryId,
    content,
  }: DecryptedProposal): { readonly entry: Entry; readonly answer: string } | null {
    if (content.change === undefined || entryId === null || passages.entries([entryId]).length === 0)
      return null;
    const entry = entries.get(entryId);
    const answer = applyChange(entry.answer, content.change);
    return answer === null ? null : { entry, answer };
  }

  /** `changed`: entries that may say something else now; null when it is not known which. */
  function dropStale(changed: readonly string[] | null): void {
    if (!vault.isOpen()) return;
    const stale = proposals
      .openEdits(changed)
      .filter(({ id }) => !beingAccepted.has(id))
      .map((each) => codec.decrypt(each))
      .flatMap((each) => (editOf(each) ? [] : each.id));
    if (stale.length > 0) proposals.remove(stale);
  }
  changes.subscribe('library', 'derive', ({ vectors, cause }) => {
    if (vectors === null && cause === null) return;
    // An answer that is another one has other passages, or was saved with the same.
    const written = (vectors?.added ?? []).flatMap(({ entryId }) => entryId ?? []);
    dropStale([...new Set(cause?.kind === 'entry_saved' ? [...written, cause.id] : written)]);
  });
  changes.subscribe('reload', 'derive', () => dropStale(null));
  changes.subscribe('vault', 'derive', () => dropStale(null));

  function shown(stored: StoredProposal): Proposal {
    const proposal = codec.decrypt(stored);
    const { id, source, by, asked, firstAt, lastAt, entryId, content } = proposal;
    const [entry] = entryId === null ? [] : passages.entries([entryId]);
    const edit = editOf(proposal);
    const { question, answer, variants } = edit === null ? content : { ...edit.entry, answer: edit.answer };
    const { alike } = content;
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

  async function makeEntry({ content }: DecryptedProposal, edited: EditedFields): Promise<string> {
    const { id } = await entries.save(
      null,
      {
        ...edited,
        variants: distinctQuestions([edited.question, ...edited.variants]).slice(1),
        tags: [],
        collection: null,
        language: content.language,
        internal: false,
        reviewBy: null,
      },
      'accepted',
    );
    return id;
  }

  /** Changes an entry as agents do, or as the owner edited that. */
  async function acceptEdit(proposal: DecryptedProposal, edited?: EditedFields): Promise<string> {
    const edit = editOf(proposal);
    if (edit === null) throw new DeskFailure('not_found', { reason: 'proposal_outdated' });
    const fields = fieldsOf(edit.entry);
    await entries.save(edit.entry.id, { ...fields, answer: edit.answer, ...edited }, 'accepted');
    // What was learned for these words is as true of the words that agents made of them.
    carryLearned(edit.entry.id, fields.answer);
    return edit.entry.id;
  }

  /** Takes an accepted edit out of its entry again; what the entry says otherwise stays. */
  async function revertEdit({ content: { change } }: DecryptedProposal, id: string): Promise<void> {
    const fields = fieldsOf(entries.get(id));
    const [now, before] = entries.history(id);
    const answer =
      (change === undefined ? null : applyChange(fields.answer, reverseChange(change))) ??
      (now?.origin === 'accepted' ? before?.fields.answer : undefined);
    if (answer === undefined) return;
    await entries.save(id, { ...fields, answer });
    carryLearned(id, fields.answer);
  }

  async function revert(last: StoredProposal): Promise<void> {
    const [made] = last.resultEntryId === null ? [] : passages.entries([last.resultEntryId]);
    if (made === undefined) return;
    const proposal = codec.decrypt(last);
    if (last.source === 'edit') await revertEdit(proposal, made.id);
    else if (last.resultEntryId === last.entryId) {
      const { question, variants } = proposal.content;
      const added = new Set([question, ...variants]);
      const fields = fieldsOf(entries.get(made.id));
      const left = fields.variants.filter((variant) => !added.has(variant));
      await entries.save(made.id, { ...fields, variants: left });
    } else entries.remove([made.id]);
  }

  return {
    list: (query) => ({ total: proposals.count(), rows: proposals.list(query).map(shown) }),
    dropStale: () => dropStale(null),
    count: () => proposals.count(),
    async accept(id, edited) {
      const proposal = openOne(id);
      if (proposal.source === 'edit') {
        beingAccepted.add(id);
        try {
          const entryId = await acceptEdit(proposal, edited);
          decide(id, { state: 'accepted', resultEntryId: entryId });
          return { entryId };
        } finally {
          beingAccepted.delete(id);
        }
      }
      const { question, answer, variants } = proposal.content;
      const present = proposal.entryId === null ? undefined : passages.entries([proposal.entryId])[0];
      let entryId: string;
      if (present === undefined || edited !== undefined) {
        entryId = await makeEntry(proposal, edited ?? { question, answer, variants });
      } else {
        const fields = fieldsOf(entries.get(present.id));
        const ways = distinctQuestions([fields.question, ...fields.variants, question, ...variants]).slice(1);
        entryId = (await entries.save(present.id, { ...fields, variants: ways }, 'accepted')).id;
      }
      decide(id, { state: 'accepted', resultEntryId: entryId });
      return { entryId };
    },
    reject(id) {
      openOne(id);
      decide(id, { state: 'rejected', resultEntryId: null });
      return null;
    },
    async undo() {
      const last = proposals.lastDecided();
      if (last === null) return null;
      await revert(last);
      proposals.reopen(last.id);
      changes.publish('review', null);
      return { id: last.id };
    },
    async delete(ids) {
      for (const id of ids) {
        const stored = proposals.get(id);
        const made = stored?.resultEntryId ?? null;
        // A new entry that somebody worked on since is that person's by now.
        const isThere = made !== null && passages.entries([made]).length > 0;
        const isTouched = isThere && made !== stored?.entryId && entries.history(made).length > 1;
        if (stored?.state === 'accepted' && !isTouched) await revert(stored);
      }
      return proposals.remove(ids);
    },
  };
}

function fieldsOf(entry: EntryFields): EntryFields {
  const { question, answer, variants, tags, collection, language, internal, reviewBy, wordings } = entry;
  return { question, answer, variants, tags, collection, language, internal, reviewBy, wordings };
}
