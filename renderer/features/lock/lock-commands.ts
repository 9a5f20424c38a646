import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';
import { lockNow } from './lock.ts';

export const lockCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'frame.commands.lock',
    keys: ['Ctrl+L'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void lockNow(desk),
  },
];
