import type { Command } from '../layout/command.ts';
import { always, hasActiveCase } from '../layout/conditions.ts';

/** Where messages go: for the shop, and for the one in hand. */
export const queueCommands: readonly Command[] = [
  {
    name: 'queues.queuesAndRules',
    needs: ['queues.save'],
    group: 'everywhere',
    keys: ['Ctrl+Shift+Q'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'queues' }),
  },
  {
    name: 'queues.routing.changeQueue',
    needs: ['queues.addExample'],
    group: 'message',
    keys: ['Q'],
    isEnabled: hasActiveCase,
    run: (desk) => desk.window.getState().open({ kind: 'choose-queue' }),
  },
  {
    name: 'queues.routing.whyQueue',
    group: 'message',
    keys: ['T'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.window.getState().toggleExpanded('routing');
    },
  },
];
