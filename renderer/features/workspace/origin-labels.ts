import type { Settings, Snippet } from '../../../preload/contract.ts';
import { t, type MessageKey } from '../../i18n.ts';
import type { ReplyLine } from './line-origins.ts';

const settingNames: ReadonlyMap<string | null, MessageKey> = new Map([
  ['set:greeting', 'workspace.origins.settings.greeting'],
  ['set:signOff', 'workspace.origins.settings.signOff'],
  ['set:label', 'workspace.origins.settings.label'],
  ['set:links', 'workspace.origins.settings.links'],
  ['set:needs', 'workspace.origins.settings.needs'],
]);

/** Where the words of a line are from, for a person: which setting, which snippet, which queue's checklist. */
export function originLabel(
  { origin, target }: Pick<ReplyLine, 'origin' | 'target'>,
  settings: Pick<Settings, 'queues'> | null,
  snippets: readonly Snippet[],
): string {
  if (origin === 'blank') return '';
  const plain = t(`workspace.origins.${origin}`);
  if (origin === 'setting') {
    const name = settingNames.get(target);
    return name === undefined ? plain : `${plain} › ${t(name)}`;
  }
  if (origin === 'needs') {
    const queue = settings?.queues.find(({ id }) => `q:${id}` === target);
    return queue === undefined ? plain : t('workspace.origins.needsOf', { queue: queue.name });
  }
  if (origin !== 'snippet') return plain;
  const snippet = snippets.find(({ id }) => `s:${id}` === target);
  return snippet === undefined ? plain : t('workspace.origins.snippetNamed', { name: snippet.shortName });
}
