import type { CallInput, Queue, Settings, Routing } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { type ReadDeps, toRoutingInput } from '../../messages/read-message.ts';
import type { CaseCache } from '../../audit/case-cache.ts';
import type { People } from '../../people/people.ts';
import { isSamePerson } from '../../people/same-person.ts';
import type { Session } from '../../people/session.ts';

/** Who looked at a reply besides whoever wrote it: `person` is an id, null where nobody is told apart. */
export interface SecondLook {
  readonly name: string;
  readonly person: string | null;
}

/** Whether the owner wants a second person's look at replies to such a message. */
export function wantsSecondLook({ queue }: Pick<Routing, 'queue'>, queues: readonly Queue[]): boolean {
  return queues.some(({ id, secondLook }) => secondLook && id === queue?.id);
}

interface SecondLookDeps {
  readonly cases: CaseCache;
  readonly reading: ReadDeps;
  readonly settings: { get(): Settings };
  readonly session: Pick<Session, 'status'>;
  readonly people: Pick<People, 'confirmOther'>;
}
type Given = CallInput<'replies.commit'>['secondLook'];

/** Throws `bad_request` unless somebody other than the agent is named. */
function secondName(given: Given, queue: Pick<Queue, 'name'> | null, agentName: string): SecondLook {
  const name = typeof given === 'string' ? given.trim() : '';
  if (!/\p{L}/u.test(name))
    throw queue === null
      ? new DeskFailure('bad_request', { reason: 'second_look' })
      : new DeskFailure('bad_request', { reason: 'second_look_queue', params: { queue: queue.name } });
  if (isSamePerson(name, agentName))
    throw new DeskFailure('bad_request', { reason: 'second_look_self', params: { name } });
  return { name, person: null };
}

/** Where people are told apart a name is not enough: the other one proves that it is she. */
async function secondPerson(given: Given, people: SecondLookDeps['people']): Promise<SecondLook> {
  if (typeof given !== 'object' || given === null)
    throw new DeskFailure('bad_request', { reason: 'second_look_person' });
  const { id, name } = await people.confirmOther(given.person, given.passphrase);
  return { name, person: id };
}

/**
 * Looks at where the message goes now, corrections and rules included, whatever the window says. Resolves to who looked, null
 * where nobody needs to and nobody is named. Throws `bad_request` when a reply to it needs somebody else's look and nobody else
 * is named, or as the other one's passphrase does.
 */
export async function checkSecondLook(
  { caseId, message, secondLook }: Pick<CallInput<'replies.commit'>, 'caseId' | 'message' | 'secondLook'>,
  deps: SecondLookDeps,
): Promise<SecondLook | null> {
  const { queues, agentName } = deps.settings.get();
  const unneeded =
    typeof secondLook === 'string' && secondLook !== '' ? { name: secondLook, person: null } : null;
  if (!queues.some((queue) => queue.secondLook)) return unneeded;
  const read = deps.cases.get(caseId);
  const text = message.replaceAll('\r\n', '\n');
  const sortable = toRoutingInput({ text: read?.text ?? text, subject: read?.subject ?? null }, deps.reading);
  const routing = await deps.reading.router.route(sortable);
  if (!wantsSecondLook(routing, queues)) return unneeded;
  return deps.session.status().kind === 'alone'
    ? secondName(secondLook, routing.queue, agentName)
    : secondPerson(secondLook, deps.people);
}
