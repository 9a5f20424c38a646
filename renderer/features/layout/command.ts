import type { Desk } from '../../desk.ts';
import { can } from '../people/permissions.ts';
import type { Use } from '../../stores/people.ts';
import { t, type MessageKey, type MessageParams } from '../../i18n.ts';

/** In the order in which the key list shows them. */
export const commandGroups = [
  'message',
  'answers',
  'reply',
  'library',
  'gaps',
  'golden',
  'review',
  'report',
  'everywhere',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something a person can do, with the keys that do it. The key list, the command palette and the keyboard all read these. */
export interface Command {
  readonly group: CommandGroup;
  readonly name: MessageKey;
  readonly params?: MessageParams;
  readonly keys: readonly string[];
  /** Acts also while a text is being typed. */
  readonly whileTyping?: true;
  /** Reaches out of the window, which the shell does for a press that it has seen: a letter that is typed is none. */
  readonly reachesOut?: true;
  /** Known by the list of keys alone: the keyboard reaches it in another way. */
  readonly listedOnly?: true;
  /** The call that it is about: who may not make it does not see it. */
  readonly needs?: Use;
  readonly isEnabled: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
}

/** Whether whoever is at the desk may do it at all. */
export const isAllowed = (desk: Desk, { needs }: Pick<Command, 'needs'>): boolean =>
  needs === undefined || can(desk, ...needs);

/** Whether it can be done now. */
export const isPossible = (desk: Desk, command: Command): boolean =>
  isAllowed(desk, command) && command.isEnabled(desk);

/** What it is called wherever it is offered. */
export const commandName = ({ name, params }: Pick<Command, 'name' | 'params'>): string => t(name, params);

export const groupName = (group: CommandGroup): string => t(`commands.groups.${group}`);

/** A key that a dialog, a table or the reply acts on itself, because it knows what is meant. */
export const listed = (group: CommandGroup, name: MessageKey, keys: string, needs?: Use): Command => ({
  group,
  name,
  keys: [keys],
  listedOnly: true,
  ...(needs && { needs }),
  isEnabled: () => false,
  run: () => undefined,
});
