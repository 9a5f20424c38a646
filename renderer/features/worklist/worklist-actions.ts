import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { shownMails } from '../../stores/worklist.ts';
import type { MessageSource } from '../../stores/active-case.ts';
import { readMessage } from '../layout/actions.ts';

/** Opens a mail of the list as the message in hand. */
export async function openMail(
  desk: Desk,
  id: string,
  from: MessageSource['from'] = 'from the worklist',
): Promise<void> {
  desk.worklist.getState().select(id);
  await readMessage(desk, { worklistMail: id }, from);
}

/** Opens the most pressing mail that is not in hand, and says why it is. */
export async function openMostPressing(desk: Desk): Promise<void> {
  const state = desk.worklist.getState();
  const mails = shownMails(state);
  // The one in hand is the selected one: after it comes the most pressing of the others.
  const isInHand = desk.workspace.getState().activeCase !== null;
  const next = mails.find(({ id }) => !isInHand || id !== state.selected);
  if (next !== undefined) await openMail(desk, next.id);
}

/** Marks a mail as done without a reply from here; can be undone. */
export async function finishMail(desk: Desk, id: string): Promise<void> {
  const { setDone } = desk.worklist.getState();
  if (!(await setDone([id], true))) return;
  desk.window.getState().notify(t('worklist.finished'), 'done', () => void setDone([id], false));
}

/** Asks for a folder that a rule of the mail program fills, and takes its mails from now on. */
export async function pickMailFolder(desk: Desk): Promise<void> {
  const [folder] = await desk.api.call('shell.pick', { what: 'mail folder' });
  if (folder === undefined) return;
  const { notify } = desk.window.getState();
  if (await desk.worklist.getState().watch(folder)) notify(t('worklist.watching'));
  else notify(desk.worklist.getState().problem ?? '', 'stop');
}
