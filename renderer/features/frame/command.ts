import type { Desk } from '../../desk.ts';
import { t, type MessageKey } from '../../i18n.ts';

/** Something a person can do, with the keys that do it. The key list, the command palette and the keyboard all read these. */
export interface Command {
  readonly group: 'Everywhere' | 'Message' | 'Answers' | 'Reply' | 'Library' | 'Gaps' | 'Golden' | 'Review';
  readonly name: string;
  readonly keys: readonly string[];
  /** Acts also while a text is being typed. */
  readonly whileTyping?: true;
  /** Known by the list of keys alone: the keyboard reaches it in another way. */
  readonly listedOnly?: true;
  readonly isEnabled: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
}

/** A command that is named by the catalogue, in the language that is spoken when somebody asks for its name. */
export const named = (key: MessageKey, command: Omit<Command, 'name'>): Command => ({
  ...command,
  get name() {
    return t(key);
  },
});

/** Keys that a list or a dialog acts on itself, since it knows its row. */
export const listed = (group: Command['group'], key: MessageKey, keys: string): Command =>
  named(key, { group, keys: [keys], listedOnly: true, isEnabled: () => false, run: () => undefined });
