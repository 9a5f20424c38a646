import { listed, type Command } from '../layout/command.ts';
import { inLibrary } from '../layout/conditions.ts';
import { hasGap } from '../gaps/gap-actions.ts';
import { newEntry } from './entries-actions.ts';
import { printEntry } from './print-entry.ts';

/** Entries are made, selected and changed without the mouse. */
export const entryCommands: readonly Command[] = [
  {
    name: 'entries.commands.new',
    needs: ['entries.save'],
    group: 'library',
    keys: ['N'],
    // There it makes an entry of the gap.
    isEnabled: (desk) => inLibrary(desk) && !hasGap(desk),
    run: (desk) => {
      newEntry(desk);
    },
  },
  {
    name: 'entries.commands.print',
    group: 'library',
    keys: ['Ctrl+P'],
    whileTyping: true,
    isEnabled: (desk) => inLibrary(desk) && (desk.entries.getState().opened?.entry ?? null) !== null,
    run: printEntry,
  },
  listed('library', 'entries.commands.select', 'Space'),
  listed('library', 'entries.commands.selectMove', 'Shift+ArrowDown'),
  listed('library', 'entries.commands.selectAll', 'Ctrl+A'),
  listed('library', 'entries.commands.edit', 'E', ['entries.updateMany']),
  listed('library', 'entries.commands.openOriginal', 'O'),
  listed('library', 'entries.commands.save', 'Ctrl+Enter', ['entries.save']),
];
