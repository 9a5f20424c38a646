import type { DeskApi } from '../../preload/client.ts';
import { draftOf, type FormDraftsStore, type FormSubject, type KeptDraft } from './form-drafts.ts';
import { problemText } from './problem.ts';
import { isEdited, withReading, type ActiveCase } from './active-case.ts';
import type { WorkspaceStore } from './workspace.ts';

const replyOf = (caseId: string): FormSubject => ({ form: 'reply', subject: caseId, caseId });
export const handoverOf = (caseId: string): FormSubject => ({ form: 'handover', subject: caseId, caseId });

/**
 * Keeps the message in hand with its reply from the first change of the agent's on, and while a handover of it is being
 * written: until it is copied, handed over, or as it was suggested.
 */
export function keepReplyDrafts(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  const { put, discard } = formDrafts.getState();
  const hasHandover = (caseId: string): boolean =>
    draftOf(formDrafts.getState(), handoverOf(caseId)) !== null;

  const keep = (activeCase: ActiveCase) => {
    const { caseId } = activeCase.reading;
    // What can be undone is of the moment.
    if (isEdited(activeCase) || hasHandover(caseId))
      put(replyOf(caseId), { ...activeCase, undoSnapshot: null }, '');
    else discard(replyOf(caseId));
  };

  workspace.subscribe(({ activeCase, parked }, before) => {
    if (parked !== before.parked && parked !== null && parked.why !== 'replaced') {
      const { caseId } = parked.activeCase.reading;
      discard(replyOf(caseId));
      discard(handoverOf(caseId));
      return;
    }
    // Another message, or one that is brought back, is not changed by that.
    if (
      activeCase === null ||
      activeCase === before.activeCase ||
      before.activeCase?.source !== activeCase.source
    )
      return;
    const [from, to] = [before.activeCase.reading.caseId, activeCase.reading.caseId];
    if (from !== to) moveDrafts(formDrafts, from, to);
    if (
      activeCase.text !== before.activeCase.text ||
      activeCase.asked !== before.activeCase.asked ||
      from !== to
    )
      keep(activeCase);
  });

  formDrafts.subscribe(({ drafts }, before) => {
    const { activeCase, parked } = workspace.getState();
    // What was copied or handed over is done with, also while it is still shown.
    if (activeCase === null || parked?.activeCase === activeCase) return;
    const about = handoverOf(activeCase.reading.caseId);
    const isThere = draftOf({ drafts }, about) !== null;
    if (isThere !== (draftOf(before, about) !== null)) keep(activeCase);
  });
}

/** Keeps the message in hand though nothing of it was changed, because the window is about to forget it. */
export function storeOpenReply(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  const { activeCase, parked } = workspace.getState();
  if (activeCase !== null && parked?.activeCase !== activeCase)
    formDrafts.getState().put(replyOf(activeCase.reading.caseId), { ...activeCase, undoSnapshot: null }, '');
}

/** The opposite: where nothing of it was changed, it is no unfinished reply. */
export function discardUnchangedReply(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  const { activeCase } = workspace.getState();
  if (activeCase === null || isEdited(activeCase)) return;
  const { caseId } = activeCase.reading;
  if (draftOf(formDrafts.getState(), handoverOf(caseId)) === null)
    formDrafts.getState().discard(replyOf(caseId));
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
  activeCase: ActiveCase,
  taken: (next: ActiveCase) => void,
): Promise<boolean> {
  workspace.setState({ isReading: true, problem: null });
  try {
    const { text, customer } = activeCase.reading;
    const reading = await api.call('messages.read', {
      text,
      ...(customer?.why.code === 'chosen' && { customer: customer.group }),
    });
    if (workspace.getState().activeCase !== null) workspace.getState().clear();
    const next = withReading(activeCase, reading);
    taken(next);
    workspace.setState({ activeCase: next });
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
  activeCase: ActiveCase,
): Promise<boolean> {
  return takeUp(api, workspace, activeCase, (next) => {
    const { caseId } = next.reading;
    moveDrafts(formDrafts, activeCase.reading.caseId, caseId);
    formDrafts.getState().put(replyOf(caseId), next, '');
  });
}

/**
 * Brings the message back that was in hand when the page before was ended. Where the desk still knows its case, it is what it
 * was; otherwise it is read anew.
 */
export async function restoreOpenReply(
  api: DeskApi,
  workspace: WorkspaceStore,
  formDrafts: FormDraftsStore,
  { caseId, isCaseKnown }: { readonly caseId: string; readonly isCaseKnown: boolean },
): Promise<void> {
  const kept = (): ActiveCase | null => {
    const draft = draftOf(formDrafts.getState(), replyOf(caseId));
    return draft === null ? null : caseOfDraft(draft);
  };
  const takeAgain = async (activeCase: ActiveCase): Promise<void> => {
    await resumeReply(api, workspace, formDrafts, activeCase);
    discardUnchangedReply(workspace, formDrafts);
  };
  await loaded(formDrafts);
  const activeCase = kept();
  if (activeCase !== null && isCaseKnown) {
    workspace.setState({ activeCase });
    discardUnchangedReply(workspace, formDrafts);
  } else if (activeCase !== null) await takeAgain(activeCase);
  else {
    // A new engine has no key until somebody opens it: then it comes back, unless another message came before it.
    const stop = formDrafts.subscribe(() => {
      const found = kept();
      if (found === null) return;
      stop();
      const { activeCase: other, isReading } = workspace.getState();
      if (other === null && !isReading) void takeAgain(found);
    });
  }
}

const loaded = (formDrafts: FormDraftsStore): Promise<void> =>
  new Promise((resolve) => {
    if (formDrafts.getState().isLoaded) return resolve();
    const stop = formDrafts.subscribe(({ isLoaded }) => {
      if (!isLoaded) return;
      stop();
      resolve();
    });
  });
