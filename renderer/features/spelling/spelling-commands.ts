import { elementIds } from '../layout/actions.ts';
import type { Command } from '../layout/command.ts';
import { hasActiveCase } from '../layout/conditions.ts';

export const spellingCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'spelling.next',
    keys: ['F7'],
    whileTyping: true,
    isEnabled: (desk) => hasActiveCase(desk) && desk.spelling.getState().misspelt.length > 0,
    run: (desk) => {
      const field = document.activeElement;
      const isInReply = field instanceof HTMLTextAreaElement && field.id === elementIds.reply;
      desk.spelling.getState().askNext(isInReply ? field.selectionEnd : 0);
    },
  },
];
