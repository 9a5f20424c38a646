import type { Desk } from '../../desk.ts';
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

const itemsOf = (desk: Desk, names: (name: string, group: string) => boolean): readonly MenuItem[] =>
  commands
    .filter(({ name, group, listedOnly }) => listedOnly !== true && names(name, group))
    .map(({ name, keys, run }) => ({
      name,
      keys: keys[0],
      run: () => {
        run(desk);
      },
    }));

/** What can be opened from everywhere and is seen nowhere else. */
export const globalItems = (desk: Desk): readonly MenuItem[] =>
  itemsOf(desk, (name, group) => group === 'Everywhere' && !hasOwnControl.has(name));

/** How a library comes in and goes out, beside single files. */
export const importExportItems = (desk: Desk): readonly MenuItem[] =>
  itemsOf(desk, (name) =>
    /^(Add a folder|Watch a folder|Export the library|Make a pack|Look at a pack)/.test(name),
  );
