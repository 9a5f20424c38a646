import type { CallInput, Queue, Settings, Topic } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { type ReadDeps, toRoutingInput } from '../../messages/read-message.ts';
import type { CaseCache } from '../../audit/case-cache.ts';
import { isSamePerson } from './same-person.ts';

/** Whether the owner wants a second person's look at replies to such a message. */
export function wantsSecondLook({ queue }: Pick<Topic, 'queue'>, queues: readonly Queue[]): boolean {
  return queues.some(({ id, secondLook }) => secondLook && id === queue?.id);
}

/** Throws `bad_request` unless somebody other than the agent is named. */
function assertSecondPerson(name: string | null, queue: Pick<Queue, 'name'> | null, agentName: string): void {
  if (name === null || !/\p{L}/u.test(name))
    throw queue === null
      ? new DeskFailure('bad_request', { reason: 'second_look' })
      : new DeskFailure('bad_request', { reason: 'second_look_queue', params: { queue: queue.name } });
  if (isSamePerson(name, agentName))
    throw new DeskFailure('bad_request', { reason: 'second_look_self', params: { name: name.trim() } });
}

/**
 * Looks at where the message goes now, corrections and rules included, whatever the window says. Throws `bad_request`
 * when a reply to it needs somebody else's look and nobody else is named.
 */
export async function checkSecondLook(
  { caseId, message, secondLook }: Pick<CallInput<'replies.commit'>, 'caseId' | 'message' | 'secondLook'>,
  deps: { readonly cases: CaseCache; readonly reading: ReadDeps; readonly settings: { get(): Settings } },
): Promise<void> {
  const { queues, agentName } = deps.settings.get();
  if (!queues.some((queue) => queue.secondLook)) return;
  const read = deps.cases.get(caseId);
  const text = message.replaceAll('\r\n', '\n');
  const sortable = toRoutingInput({ text: read?.text ?? text, subject: read?.subject ?? null }, deps.reading);
  const topic = await deps.reading.router.route(sortable);
  if (wantsSecondLook(topic, queues)) assertSecondPerson(secondLook ?? null, topic.queue, agentName);
}
