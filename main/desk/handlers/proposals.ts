import type { DeskHandlers } from '../../../preload/contract.ts';
import type { SimilarEntries } from '../learning/similar-entries/similar-entries.ts';
import type { PastAnswers } from '../learning/past-answers/past-answers.ts';
import type { Proposals } from '../learning/past-answers/proposals.ts';

type Calls = Extract<keyof DeskHandlers, `proposals.${string}` | `pastAnswers.${string}` | 'review.counts'>;

/** The calls of what the shop answered before. */
export function createProposalHandlers(rooms: {
  readonly pastAnswers: PastAnswers;
  readonly proposals: Proposals;
  readonly similarEntries: Pick<SimilarEntries, 'counts'>;
}): Pick<DeskHandlers, Calls> {
  const { pastAnswers, proposals, similarEntries } = rooms;
  return {
    'pastAnswers.start': (run) => pastAnswers.start(run),
    'pastAnswers.status': () => pastAnswers.status(),
    'pastAnswers.cancel': () => pastAnswers.cancel(),
    'proposals.list': (query) => proposals.list(query),
    'proposals.accept': ({ id, fields }) => proposals.accept(id, fields),
    'proposals.reject': ({ id }) => proposals.reject(id),
    'proposals.undo': () => proposals.undo(),
    'review.counts': () => ({ proposals: proposals.count(), ...similarEntries.counts() }),
  };
}
