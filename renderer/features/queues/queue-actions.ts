import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { problemText } from '../../stores/problem.ts';

/** Puts the message in hand into a queue (null: into none); it becomes an example at once, which can be undone. */
export async function assignQueue(desk: Desk, queue: string | null, name: string): Promise<void> {
  const { activeCase, setRouting } = desk.workspace.getState();
  const { notify, close } = desk.window.getState();
  close();
  if (activeCase === null) return;
  const { reading } = activeCase;
  const message = { message: reading.text, subject: reading.subject };
  const added = await desk.queues.getState().addExample({ ...message, queue });
  if (added === null) {
    notify(desk.queues.getState().problem ?? t('common.didNotWork'), 'stop');
    return;
  }
  setRouting(reading, added.routing);
  const leads = added.routing.alarms.find((alarm) => alarm.queue !== null);
  const learned = queue === null ? t('queues.movedToNone') : t('queues.moved', { name });
  const done = leads === undefined ? learned : t('queues.ruleStays', { rule: leads.name });
  notify(done, 'done', () => {
    void undoAssign(desk, added.example, message, reading).catch((error: unknown) => {
      notify(problemText(error), 'stop');
    });
  });
}

async function undoAssign(
  desk: Desk,
  example: string,
  message: { readonly message: string; readonly subject: string | null },
  reading: Parameters<ReturnType<Desk['workspace']['getState']>['setRouting']>[0],
): Promise<void> {
  const { removeExample, classify } = desk.queues.getState();
  if (!(await removeExample(example))) {
    desk.window.getState().notify(desk.queues.getState().problem ?? t('common.didNotWork'), 'stop');
    return;
  }
  const routing = await classify(message);
  if (routing !== null) desk.workspace.getState().setRouting(reading, routing);
  desk.window.getState().notify(t('queues.undone'));
}
