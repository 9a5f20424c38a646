import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';

export const settingsCommands: readonly Command[] = [
  {
    name: 'settings.title',
    group: 'everywhere',
    keys: ['Ctrl+Comma'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'settings' }),
  },
];
