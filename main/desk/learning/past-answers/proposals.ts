import type { EntryFields, Proposal } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Entries } from '../../library/entries.ts';
import type { PassageTable } from '../../store/store.ts';
import type { ProposalTable, StoredProposal } from '../../store/proposals.ts';
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
}

export function createProposals({
  store,
  keeping,
  entries,
}: {
  readonly store: { readonly proposals: ProposalTable; readonly passages: Pick<PassageTable, 'entries'> };
  readonly keeping: Keeping;
  readonly entries: Pick<Entries, 'get' | 'save' | 'remove'>;
}): Proposals {
  const { proposals, passages } = store;

  function openOne(id: string): Kept {
    const stored = proposals.get(id);
    if (stored?.state !== 'open') throw new DeskFailure('not_found', 'That proposal is no longer there.');
    return keeping.open(stored);
  }

  function shown(stored: StoredProposal): Proposal {
    const { id, asked, firstAt, lastAt, entryId, words } = keeping.open(stored);
    const { question, answer, variants, alike } = words;
    const [entry] = entryId === null ? [] : passages.entries([entryId]);
    return {
      id,
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

  return {
    list: (query) => ({ total: proposals.count(), rows: proposals.list(query).map(shown) }),
    count: () => proposals.count(),
    async accept(id, edited) {
      const kept = openOne(id);
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
      const [made] = last.madeEntryId === null ? [] : passages.entries([last.madeEntryId]);
      if (made !== undefined && last.madeEntryId === last.entryId) {
        const { question, variants } = keeping.open(last).words;
        const added = new Set([question, ...variants]);
        const fields = fieldsOf(entries.get(made.id));
        const left = fields.variants.filter((variant) => !added.has(variant));
        await entries.save(made.id, { ...fields, variants: left });
      } else if (made !== undefined) entries.remove([made.id]);
      proposals.reopen(last.id);
      return { id: last.id };
    },
  };
}

function fieldsOf(entry: EntryFields): EntryFields {
  const { question, answer, variants, tags, collection, language, internal, reviewBy, wordings } = entry;
  return { question, answer, variants, tags, collection, language, internal, reviewBy, wordings };
}
