import { named, type Command } from '../frame/command.ts';

export const learnedCommands: readonly Command[] = [
  named('learned.what', {
    group: 'Everywhere',
    keys: ['Ctrl+Shift+Y'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'learned' }),
  }),
];
