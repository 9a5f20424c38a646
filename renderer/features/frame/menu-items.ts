import type { Desk } from '../../desk.ts';
import { importExportCommands } from '../library/library-commands.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** Commands with a button or a tab of their own. */
const hasOwnControl = new Set([
  'Find a title, a tag or a command',
  'Desk',
  'Library',
  'Settings',
  'All keys',
]);

interface MenuItem {
  readonly name: string;
  readonly keys: string | undefined;
  readonly run: () => void;
}

const itemsOf = (desk: Desk, listed: readonly Command[]): readonly MenuItem[] =>
  listed.map(({ name, keys, run }) => ({
    name,
    keys: keys[0],
    run: () => {
      run(desk);
    },
  }));

/** What can be opened from everywhere and is seen nowhere else. */
export const globalItems = (desk: Desk): readonly MenuItem[] =>
  itemsOf(
    desk,
    commands.filter(({ name, group }) => group === 'Everywhere' && !hasOwnControl.has(name)),
  );

/** How a library comes in and goes out, beside single files. */
export const importExportItems = (desk: Desk): readonly MenuItem[] => itemsOf(desk, importExportCommands);
