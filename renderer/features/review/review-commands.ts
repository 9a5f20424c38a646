import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';
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
    ['review.commands.accept', ['A'], hasProposal, (desk: Desk) => void acceptProposal(desk)],
    ['review.commands.edit', ['E'], hasProposal, editProposal],
    ['review.commands.reject', ['R'], hasProposal, (desk: Desk) => void rejectProposal(desk)],
    ['review.commands.mergeFirst', ['M'], hasPair, (desk: Desk) => void mergePair(desk, 'a')],
    ['review.commands.mergeSecond', ['Shift+M'], hasPair, (desk: Desk) => void mergePair(desk, 'b')],
    ['review.commands.notSame', ['D'], hasPair, (desk: Desk) => void dismissPair(desk)],
    ['review.commands.next', ['J', 'ArrowDown'], inReview, (desk: Desk) => moveReview(desk, 1)],
    ['review.commands.previous', ['K', 'ArrowUp'], inReview, (desk: Desk) => moveReview(desk, -1)],
    ['review.commands.undo', ['U'], canUndo, (desk: Desk) => void undoReview(desk)],
    ['review.commands.readPast', ['P'], inReview, (desk: Desk) => void pickPastAnswers(desk, 'files')],
  ] as const
).map(([key, keys, isEnabled, run]): Command => ({
  name: key,
  needs: ['proposals.accept'],
  group: 'review',
  keys,
  isEnabled,
  run,
}));
