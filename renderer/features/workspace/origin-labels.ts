import type { Settings } from '../../../preload/contract.ts';
import type { ReplyLine } from './line-origins.ts';

const kinds = {
  source: 'the library',
  setting: 'your settings',
  snippet: 'a snippet',
  needs: 'the checklist of the queue',
  open: 'waits for your words',
  agent: 'you',
  blank: '',
} as const satisfies Record<ReplyLine['origin'], string>;

const settingNames = new Map([
  ['set:greeting', 'greeting'],
  ['set:signOff', 'sign-off'],
  ['set:label', 'label'],
  ['set:links', 'between two answers'],
  ['set:needs', 'before what you still need'],
]);

/** Where the words of a line are from, for a person: which setting, which snippet, which queue's checklist. */
export function originLabel(
  { origin, target }: Pick<ReplyLine, 'origin' | 'target'>,
  settings: Pick<Settings, 'queues' | 'snippets'> | null,
): string {
  const called = (name: string | undefined): string =>
    name === undefined ? kinds[origin] : `${kinds[origin]} › ${name}`;
  if (origin === 'setting') return called(settingNames.get(target ?? ''));
  if (origin === 'needs') {
    const queue = settings?.queues.find(({ id }) => `q:${id}` === target);
    return queue === undefined ? kinds.needs : `what ${queue.name} needs`;
  }
  if (origin !== 'snippet') return kinds[origin];
  const snippet = settings?.snippets.find(({ id }) => `s:${id}` === target);
  return snippet === undefined ? kinds.snippet : `snippet “${snippet.shortName}”`;
}
