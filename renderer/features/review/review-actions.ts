import type { FilePreview } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { itemCount, type ProposalEdit, type ReviewKind } from '../../stores/review.ts';
import { focusElement } from '../layout/actions.ts';

/** Ids of the elements that shortcuts focus. */
export const reviewElementIds = { question: 'review-question', shop: 'review-shop' } as const;

const review = (desk: Desk) => desk.review.getState();
export const inReview = (desk: Desk): boolean =>
  desk.window.getState().view === 'library' && desk.library.getState().tab === 'review';
const hasItem = (desk: Desk, kind: (now: ReviewKind) => boolean): boolean =>
  inReview(desk) && kind(review(desk).kind) && !review(desk).isEditing && itemCount(review(desk)) > 0;
export const hasProposal = (desk: Desk): boolean => hasItem(desk, (kind) => kind === 'proposal');
export const hasPair = (desk: Desk): boolean => hasItem(desk, (kind) => kind !== 'proposal');
export const canUndo = (desk: Desk): boolean => inReview(desk) && review(desk).undoCount > 0;

const notify = (desk: Desk, done: boolean, words: string): void => {
  if (done) desk.window.getState().notify(words);
};

/** As it is, or with other words. True when it was accepted. */
export async function acceptProposal(desk: Desk, edit?: ProposalEdit): Promise<boolean> {
  const isAccepted = await review(desk).accept(edit);
  notify(desk, isAccepted, t('review.accepted'));
  return isAccepted;
}

export async function rejectProposal(desk: Desk): Promise<void> {
  notify(desk, await review(desk).reject(), t('review.rejected'));
}

/** Opens the words of the proposal for changing. */
export function editProposal(desk: Desk): void {
  const { proposals, selectedIndex, edit } = review(desk);
  if (proposals[selectedIndex] === undefined) return;
  edit(true);
  focusElement(reviewElementIds.question);
}

export async function mergePair(desk: Desk, keep: 'a' | 'b'): Promise<void> {
  notify(desk, await review(desk).merge(keep), t('review.merged'));
}

export async function dismissPair(desk: Desk): Promise<void> {
  notify(desk, await review(desk).dismiss(), t('review.dismissed'));
}

export async function undoReview(desk: Desk): Promise<void> {
  notify(desk, await review(desk).undo(), t('review.undone'));
}

export function moveReview(desk: Desk, by: 1 | -1): void {
  const { selectedIndex, select } = review(desk);
  select(selectedIndex + by);
}

const isMail = (file: FilePreview): boolean =>
  file.outcome === 'parsed' && (file.kind === 'mail' || file.kind === 'mailbox');

/** Takes the mails of the preview as conversations: they are read for the review, and no documents. */
export async function reviewPreviewedMails(desk: Desk): Promise<void> {
  const { files, leftOut, total, cancel, toggleLeftOut } = desk.preview.getState();
  const mails = files.filter((file) => isMail(file) && !leftOut.has(file.path));
  for (const { path } of mails) toggleLeftOut(path);
  const isRead = await review(desk).readPastAnswers(mails.map(({ path }) => path));
  notify(desk, isRead, t('preview.mail.reading', { count: mails.length }));
  if (!isRead) for (const { path } of mails) toggleLeftOut(path);
  else if ((total ?? 0) > desk.preview.getState().leftOut.size) return;
  // Nothing else is to be added, or the review says why it reads nothing.
  cancel();
  desk.window.getState().show('library');
  desk.library.getState().showTab('review');
}

export async function pickPastAnswers(desk: Desk, what: 'files' | 'folder'): Promise<void> {
  desk.window.getState().show('library');
  desk.library.getState().showTab('review');
  review(desk).show('proposal');
  // Nobody is to look for files first and be told then.
  const vault = desk.status.getState().desk?.vault.state;
  if (vault !== 'open') {
    const words = t(vault === 'locked' ? 'review.isLocked' : 'review.noKey');
    desk.window.getState().notify(words, 'stop');
    return;
  }
  const paths = await desk.api.call('shell.pick', { what });
  if (paths.length > 0) await review(desk).readPastAnswers(paths);
}
