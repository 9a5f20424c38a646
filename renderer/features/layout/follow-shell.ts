import type { CallInput } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { restoreOpenReply, storeOpenReply, discardUnchangedReply } from '../../stores/reply-drafts.ts';
import { openFromPalette } from '../palette/open-from-palette.ts';
import { openHandedFiles, readMessage } from './actions.ts';

type Open = CallInput<'shell.restWindow'>;

/** What lies over the window and is there again by its name alone. */
const reopened: readonly NonNullable<Open['dialog']>[] = [
  'audit',
  'find',
  'help',
  'learned',
  'queues',
  'recent',
  'settings',
  'shortcuts',
  'snippets',
];

/**
 * Does what the shell asks of the window, for as long as the page lives: the hotkey, mails that the system hands over, what the
 * palette found, and resting in the tray. First it shows what the page before had open; what was asked meanwhile comes behind it.
 */
export async function followShell(desk: Desk): Promise<void> {
  const { api } = desk;
  api.on('shell.pasteRequested', () => void readMessage(desk, 'clipboard', 'from clipboard'));
  api.on('shell.openRequested', (request) => void openFromPalette(desk, request).catch(() => undefined));
  api.on('shell.filesHandedOver', () => void openHandedFiles(desk));
  api.on('shell.restRequested', () => void rest(desk).catch(() => undefined));
  await reopen(desk).catch(() => undefined);
  // What was handed over before anything listened, or while the desk was locked.
  void openHandedFiles(desk);
  await api.call('shell.windowReady', {}).catch(() => undefined);
}

/** Lets the page be ended once the desk has what was typed in it. While something is under way it stays. */
export async function rest(desk: Desk): Promise<void> {
  const { formDrafts, workspace } = desk;
  const open = openNow(desk);
  if (open === null) return;
  storeOpenReply(workspace, formDrafts);
  await formDrafts.getState().flush();
  const isEnded = isKept(desk) && (await desk.api.call('shell.restWindow', open)).isEnded;
  if (!isEnded) discardUnchangedReply(workspace, formDrafts);
}

/** Null while something is open or under way that the next page could not show as it is. */
function openNow(desk: Desk): Open | null {
  const { view, dialog } = desk.window.getState();
  const { activeCase, parked } = desk.workspace.getState();
  const importing = desk.status.getState().desk?.importing.running === true;
  const past = desk.review.getState().status?.state;
  if (desk.isAsking() || importing || past === 'reading' || past === 'analyzing') return null;
  const name = reopened.find((one) => one === dialog?.kind) ?? null;
  if (dialog !== null && name === null) return null;
  return {
    view,
    dialog: name,
    // What was copied or handed over is done with, though it is still shown.
    caseId: parked?.activeCase === activeCase ? null : (activeCase?.reading.caseId ?? null),
    mail: desk.worklist.getState().selected,
  };
}

/** Whether the desk has everything that was typed, where it outlives the engine. Messages of before are nobody's work. */
function isKept({ formDrafts }: Desk): boolean {
  const { drafts, isSent } = formDrafts.getState();
  return (
    isSent() && [...drafts.values()].every(({ form, isStored }) => form === 'recent' || isStored === true)
  );
}

async function reopen(desk: Desk): Promise<void> {
  const before = await desk.api.call('shell.takeOpenBefore', {});
  if (before === null) return;
  const { view, dialog, mail, caseId, isCaseKnown } = before;
  const { show, open } = desk.window.getState();
  show(view);
  if (dialog !== null) open({ kind: dialog });
  if (mail !== null) desk.worklist.getState().select(mail);
  if (caseId !== null)
    await restoreOpenReply(desk.api, desk.workspace, desk.formDrafts, { caseId, isCaseKnown });
}
