import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';

export const helpCommands: readonly Command[] = [
  {
    name: 'help.title',
    group: 'everywhere',
    keys: ['F1'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'help' }),
  },
];
