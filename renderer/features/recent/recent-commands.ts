import type { Command } from '../frame/command.ts';
import { always } from '../frame/conditions.ts';

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
