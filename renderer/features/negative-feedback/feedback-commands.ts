import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';
import { markableAnswer } from './feedback-actions.ts';

const onDesk = (desk: Desk): boolean => desk.window.getState().view === 'desk';

/** What an agent says against an answer. */
export const feedbackCommands: readonly Command[] = [
  {
    group: 'answers',
    name: 'feedback.commands.markWrong',
    keys: ['Shift+W'],
    isEnabled: (desk) => onDesk(desk) && markableAnswer(desk) !== null,
    run: (desk) => {
      const given = markableAnswer(desk);
      if (given !== null) desk.window.getState().open({ kind: 'mark-wrong', ...given });
    },
  },
];
