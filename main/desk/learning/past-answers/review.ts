import type { Changes } from '../../changes.ts';
import type { Entries } from '../../library/entries.ts';
import { createConversationReader } from '../../library/parse/conversation-reader.ts';
import type { Embedder, Log, Ports } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { createProposalCodec, type ProposalCodec } from './proposal-codec.ts';
import { createProposalIndex, type ProposalIndex } from './proposal-index.ts';
import { createPastAnswers, type PastAnswers } from './past-answers.ts';
import { createProposals, type Proposals } from './proposals.ts';

/** What the shop answered before: reading it, and what becomes of it. */
export function createReview(deps: {
  readonly store: Pick<Store, 'proposals' | 'meta' | 'passages' | 'phrasings'>;
  readonly vault: Pick<Vault, 'isOpen' | 'isShut' | 'encrypt' | 'decrypt'>;
  readonly embedder: Embedder;
  readonly search: Search;
  readonly entries: Entries;
  readonly startParser: Ports['startParser'];
  readonly newId: () => string;
  readonly changes: Changes;
  readonly log: Log;
}): {
  readonly pastAnswers: PastAnswers;
  readonly proposals: Proposals;
  readonly codec: ProposalCodec;
  readonly proposalIndex: ProposalIndex;
} {
  const { store, changes, log } = deps;
  const codec = createProposalCodec(deps.vault);
  const proposalIndex = createProposalIndex({
    proposals: store.proposals,
    codec,
    vault: deps.vault,
    changes,
  });
  const reader = createConversationReader({ startParser: deps.startParser, log });
  return {
    pastAnswers: createPastAnswers({
      ...deps,
      codec,
      proposalIndex,
      phrasingsOf: (id) => {
        const [entry] = store.passages.entries([id]);
        return entry === undefined ? [] : [entry.question, ...entry.variants];
      },
      read: (paths, take, signal) => reader.read(paths, take, signal),
    }),
    proposals: createProposals({ ...deps, codec }),
    codec,
    proposalIndex,
  };
}
