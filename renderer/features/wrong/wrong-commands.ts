import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { toMark } from './wrong-actions.ts';

const onDesk = (desk: Desk): boolean => desk.window.getState().view === 'desk';

/** What an agent says against an answer. */
export const wrongCommands: readonly Command[] = [
  {
    group: 'Answers',
    name: 'Mark the answer that is shown as wrong',
    keys: ['Shift+W'],
    isPossible: (desk) => onDesk(desk) && toMark(desk) !== null,
    run: (desk) => {
      const given = toMark(desk);
      if (given !== null) desk.window.getState().open({ kind: 'mark-wrong', ...given });
    },
  },
];
