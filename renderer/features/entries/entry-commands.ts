import { listed, named, type Command } from '../frame/command.ts';
import { hasGap } from '../gaps/gap-actions.ts';
import { newEntry } from './entries-actions.ts';

/** Entries are made, selected and changed without the mouse. */
export const entryCommands: readonly Command[] = [
  named('entries.commands.new', {
    group: 'Library',
    keys: ['N'],
    // There it makes an entry of the gap.
    isEnabled: (desk) => desk.window.getState().view === 'library' && !hasGap(desk),
    run: (desk) => {
      newEntry(desk);
    },
  }),
  listed('Library', 'entries.commands.select', 'Space'),
  listed('Library', 'entries.commands.selectMove', 'Shift+ArrowDown'),
  listed('Library', 'entries.commands.selectAll', 'Ctrl+A'),
  listed('Library', 'entries.commands.edit', 'E'),
  listed('Library', 'entries.commands.openOriginal', 'O'),
  listed('Library', 'entries.commands.save', 'Ctrl+Enter'),
];
