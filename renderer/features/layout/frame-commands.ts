import type { Command } from './command.ts';
import { always } from './conditions.ts';

/** The views, and what lies over them. */
export const frameCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'frame.commands.find',
    keys: ['Ctrl+K'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'find' }),
  },
  {
    group: 'everywhere',
    name: 'frame.commands.desk',
    keys: ['Alt+1'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().show('desk'),
  },
  {
    group: 'everywhere',
    name: 'frame.commands.library',
    keys: ['Alt+2'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().show('library'),
  },
  {
    group: 'everywhere',
    name: 'frame.commands.report',
    // Editors read some of its pages.
    needs: ['quality.sample'],
    keys: ['Alt+3'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().show('report'),
  },
  {
    group: 'everywhere',
    name: 'frame.commands.shortcuts',
    keys: ['?'],
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'shortcuts' }),
  },
];
