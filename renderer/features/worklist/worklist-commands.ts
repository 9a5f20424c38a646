import type { Desk } from '../../desk.ts';
import { listed, type Command } from '../layout/command.ts';
import { always, onDesk } from '../layout/conditions.ts';
import { openMostPressing, pickMailFolder } from './worklist-actions.ts';

const hasMails = (desk: Desk): boolean =>
  onDesk(desk) && (desk.worklist.getState().worklist?.mails.length ?? 0) > 0;

/** The mails that wait for an answer. */
export const worklistCommands: readonly Command[] = [
  {
    group: 'message',
    name: 'worklist.commands.next',
    keys: ['P'],
    isEnabled: hasMails,
    run: (desk) => void openMostPressing(desk),
  },
  {
    group: 'message',
    name: 'worklist.commands.watch',
    keys: ['Ctrl+Shift+M'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void pickMailFolder(desk),
  },
  listed('message', 'worklist.commands.move', 'J'),
  listed('message', 'worklist.commands.open', 'Enter'),
  listed('message', 'worklist.commands.finish', 'Delete'),
];
