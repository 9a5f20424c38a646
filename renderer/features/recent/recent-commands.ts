import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';

export const recentCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'recent.title',
    keys: ['Ctrl+Shift+B'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'recent' }),
  },
];
