import { named, type Command } from '../frame/command.ts';

export const queueCommands: readonly Command[] = [
  named('queues.queuesAndRules', {
    group: 'Everywhere',
    keys: ['Ctrl+Shift+Q'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'queues' }),
  }),
];
