import type { DeskApi } from '../../preload/client.ts';
import { draftOf, type FormDraftsStore, type FormSubject, type KeptDraft } from './form-drafts.ts';
import { problemText } from './problem.ts';
import { isEdited, withReading, type ActiveCase } from './active-case.ts';
import type { WorkspaceStore } from './workspace.ts';

const replyOf = (caseId: string): FormSubject => ({ form: 'reply', subject: caseId, caseId });
export const handoverOf = (caseId: string): FormSubject => ({ form: 'hand-over', subject: caseId, caseId });

/**
 * Keeps the message in hand with its reply from the first change of the agent's on, and while a handover of it is being
 * written: until it is copied, handed over, or as it was suggested.
 */
export function keepReplyDrafts(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  const { put, discard } = formDrafts.getState();
  const hasHandover = (caseId: string): boolean =>
    draftOf(formDrafts.getState(), handoverOf(caseId)) !== null;

  const keep = (work: ActiveCase) => {
    const { caseId } = work.reading;
    // What can be undone is of the moment.
    if (isEdited(work) || hasHandover(caseId)) put(replyOf(caseId), { ...work, undoSnapshot: null }, '');
    else discard(replyOf(caseId));
  };

  workspace.subscribe(({ work, parked }, before) => {
    if (parked !== before.parked && parked !== null && parked.why !== 'replaced') {
      const { caseId } = parked.work.reading;
      discard(replyOf(caseId));
      discard(handoverOf(caseId));
      return;
    }
    // Another message, or one that is brought back, is not changed by that.
    if (work === null || work === before.work || before.work?.source !== work.source) return;
    const [from, to] = [before.work.reading.caseId, work.reading.caseId];
    if (from !== to) moveDrafts(formDrafts, from, to);
    if (work.text !== before.work.text || work.asked !== before.work.asked || from !== to) keep(work);
  });

  formDrafts.subscribe(({ drafts }, before) => {
    const { work, parked } = workspace.getState();
    // What was copied or handed over is done with, also while it is still shown.
    if (work === null || parked?.work === work) return;
    const about = handoverOf(work.reading.caseId);
    const isThere = draftOf({ drafts }, about) !== null;
    if (isThere !== (draftOf(before, about) !== null)) keep(work);
  });
}

/** Keeps the message in hand though nothing of it was changed, because the window is about to forget it. */
export function keepInHand(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  const { work, parked } = workspace.getState();
  if (work !== null && parked?.work !== work)
    formDrafts.getState().put(replyOf(work.reading.caseId), { ...work, undoSnapshot: null }, '');
}

/** A message that is read again is another case. */
function moveDrafts(formDrafts: FormDraftsStore, from: string, to: string): void {
  const { put, discard } = formDrafts.getState();
  const handOver = draftOf(formDrafts.getState(), handoverOf(from));
  if (handOver !== null) put(handoverOf(to), handOver.value, handOver.basis);
  discard(handoverOf(from));
  discard(replyOf(from));
}

const isActiveCase = (value: unknown): value is ActiveCase =>
  typeof value === 'object' && value !== null && 'reading' in value && 'asked' in value && 'text' in value;

/** The message in hand of a reply's draft; null for a draft of another form. */
export const caseOfDraft = ({ form, value }: KeptDraft): ActiveCase | null =>
  form === 'reply' && isActiveCase(value) ? value : null;

/**
 * Brings the message of kept work back into hand, read anew, with the agent's own words and choices. `taken` hears of it just
 * before it is there. True when it is.
 */
export async function takeUp(
  api: DeskApi,
  workspace: WorkspaceStore,
  work: ActiveCase,
  taken: (next: ActiveCase) => void,
): Promise<boolean> {
  workspace.setState({ isReading: true, problem: null });
  try {
    const { text, customer } = work.reading;
    const reading = await api.call('messages.read', {
      text,
      ...(customer?.why.code === 'chosen' && { customer: customer.group }),
    });
    if (workspace.getState().work !== null) workspace.getState().clear();
    const next = withReading(work, reading);
    taken(next);
    workspace.setState({ work: next });
    return true;
  } catch (error) {
    workspace.setState({ problem: problemText(error) });
    return false;
  } finally {
    workspace.setState({ isReading: false });
  }
}

/** Takes up the message of a reply's draft again, which goes on as the draft of its new case. */
export function resumeReply(
  api: DeskApi,
  workspace: WorkspaceStore,
  formDrafts: FormDraftsStore,
  work: ActiveCase,
): Promise<boolean> {
  return takeUp(api, workspace, work, (next) => {
    const { caseId } = next.reading;
    moveDrafts(formDrafts, work.reading.caseId, caseId);
    formDrafts.getState().put(replyOf(caseId), next, '');
  });
}
