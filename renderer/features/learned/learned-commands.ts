import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';

export const learnedCommands: readonly Command[] = [
  {
    name: 'learned.what',
    needs: ['learning.list'],
    group: 'everywhere',
    keys: ['Ctrl+Shift+Y'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'learned' }),
  },
];
