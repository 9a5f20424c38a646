import { named, type Command } from '../frame/command.ts';

export const settingsCommands: readonly Command[] = [
  named('settings.title', {
    group: 'Everywhere',
    keys: ['Ctrl+Comma'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'settings' }),
  }),
];
