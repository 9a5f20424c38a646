import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { storeOpenReply } from '../../stores/reply-drafts.ts';
import { problemText } from '../../stores/problem.ts';

/** Keeps what is in hand and what was typed, then locks. The window is loaded again by the shell and begins empty. */
export async function lockNow(desk: Desk): Promise<void> {
  const { notify } = desk.window.getState();
  if (desk.status.getState().desk?.vault.state === 'absent') {
    notify(t('lock.noKey'), 'stop');
    return;
  }
  try {
    storeOpenReply(desk.workspace, desk.formDrafts);
    await desk.formDrafts.getState().flush();
    await desk.api.call('vault.lock', {});
  } catch (error) {
    notify(problemText(error), 'stop');
  }
}
