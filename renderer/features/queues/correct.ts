import type { Desk } from '../../desk.ts';
import { sentenceOf } from '../../stores/settings.ts';

/** Puts the message in hand into a queue (null: into none); it teaches at once and can be taken back. */
export async function putInto(desk: Desk, queue: string | null, name: string): Promise<void> {
  const { work, setTopic } = desk.workspace.getState();
  const { say, close } = desk.window.getState();
  close();
  if (work === null) return;
  const { reading } = work;
  const message = { message: reading.text, subject: reading.subject };
  const taught = await desk.queues.getState().teach({ ...message, queue });
  if (taught === null) {
    say(desk.queues.getState().problem ?? 'That was not kept.', 'stop');
    return;
  }
  setTopic(reading, taught.topic);
  const leads = taught.topic.alarms.find((alarm) => alarm.queue !== null);
  const learned =
    queue === null
      ? 'Put into none of the queues. Messages like it stay unsorted.'
      : `Put into ${name}. Messages like it go there from now on.`;
  const done =
    leads === undefined
      ? learned
      : `Learned for messages like it. This one stays where the rule “${leads.name}” leads.`;
  say(done, 'done', () => {
    void takeBack(desk, taught.example, message, reading).catch((error: unknown) => {
      say(sentenceOf(error), 'stop');
    });
  });
}

async function takeBack(
  desk: Desk,
  example: string,
  message: { readonly message: string; readonly subject: string | null },
  reading: Parameters<ReturnType<Desk['workspace']['getState']>['setTopic']>[0],
): Promise<void> {
  const { unteach, sort } = desk.queues.getState();
  if (!(await unteach(example))) {
    desk.window.getState().say(desk.queues.getState().problem ?? 'That was not taken back.', 'stop');
    return;
  }
  const topic = await sort(message);
  if (topic !== null) desk.workspace.getState().setTopic(reading, topic);
  desk.window.getState().say('Taken back.');
}
