import type { Command } from '../frame/command.ts';
import { always } from '../frame/conditions.ts';

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
