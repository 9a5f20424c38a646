import type { Desk } from '../../desk.ts';
import type { MessageKey } from '../../i18n.ts';
import { importExportCommands } from '../library/library-commands.ts';
import { commandName, isAllowed, type Command } from './command.ts';
import { commands } from './commands.ts';

/** Commands with a button or a tab of their own. */
const hasOwnControl: ReadonlySet<MessageKey> = new Set([
  'frame.commands.find',
  'frame.commands.desk',
  'frame.commands.library',
  'frame.commands.report',
  'settings.title',
  'help.title',
]);

interface MenuItem {
  readonly name: string;
  readonly keys: string | undefined;
  readonly run: () => void;
}

const itemsOf = (desk: Desk, shown: readonly Command[]): readonly MenuItem[] =>
  shown
    .filter((command) => isAllowed(desk, command))
    .map((command) => ({
      name: commandName(command),
      keys: command.keys[0],
      run: () => {
        command.run(desk);
      },
    }));

/** What can be opened from everywhere and is seen nowhere else. */
export const globalItems = (desk: Desk): readonly MenuItem[] =>
  itemsOf(
    desk,
    commands.filter(({ name, group }) => group === 'everywhere' && !hasOwnControl.has(name)),
  );

/** How a library comes in and goes out, beside single files. */
export const importExportItems = (desk: Desk): readonly MenuItem[] => itemsOf(desk, importExportCommands);
