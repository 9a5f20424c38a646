import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import {
  acceptProposal,
  canUndo,
  editProposal,
  hasPair,
  hasProposal,
  inReview,
  mergePair,
  moveReview,
  pickPastAnswers,
  rejectProposal,
  dismissPair,
  undoReview,
} from './review-actions.ts';

/** One key a decision, while the review is shown. */
export const reviewCommands: readonly Command[] = (
  [
    ['Accept the proposal', ['A'], hasProposal, (desk: Desk) => void acceptProposal(desk)],
    ['Edit the proposal', ['E'], hasProposal, editProposal],
    ['Reject the proposal', ['R'], hasProposal, (desk: Desk) => void rejectProposal(desk)],
    ['Merge the pair, keep the first answer', ['M'], hasPair, (desk: Desk) => void mergePair(desk, 'a')],
    [
      'Merge the pair, keep the second answer',
      ['Shift+M'],
      hasPair,
      (desk: Desk) => void mergePair(desk, 'b'),
    ],
    ['These ask different things', ['D'], hasPair, (desk: Desk) => void dismissPair(desk)],
    ['Next to review', ['J', 'ArrowDown'], inReview, (desk: Desk) => moveReview(desk, 1)],
    ['The one before', ['K', 'ArrowUp'], inReview, (desk: Desk) => moveReview(desk, -1)],
    ['Take the last decision back', ['U'], canUndo, (desk: Desk) => void undoReview(desk)],
    ['Read past answers', ['P'], inReview, (desk: Desk) => void pickPastAnswers(desk, 'files')],
  ] as const
).map(([name, keys, isEnabled, run]): Command => ({ group: 'Review', name, keys, isEnabled, run }));
