import type { Command } from '../frame/command.ts';
import { pauseKeys, togglePause } from './pause.tsx';

/** What watches over suggestions, from everywhere. */
export const auditCommands: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Oversight: decisions and comparison',
    keys: ['Ctrl+Shift+G'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'audit' }),
  },
  {
    group: 'Everywhere',
    name: 'Pause or resume suggestions',
    keys: [pauseKeys],
    whileTyping: true,
    isEnabled: (desk) => desk.settings.getState().settings !== null,
    run: (desk) => void togglePause(desk),
  },
];
