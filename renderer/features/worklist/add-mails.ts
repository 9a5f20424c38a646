import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';

/** Puts mails on the list. */
export async function addMails(desk: Desk, paths: readonly string[]): Promise<void> {
  const { show, notify } = desk.window.getState();
  show('desk');
  const files = await desk.worklist.getState().add(paths);
  if (files === null) notify(desk.worklist.getState().problem ?? '', 'stop');
  else if (files === 0) notify(t('worklist.nothingNew'));
  else notify(t('worklist.adding', { count: files }));
}
