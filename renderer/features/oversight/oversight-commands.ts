import type { Command } from '../frame/command.ts';
import { pauseKeys, togglePause } from './pause.tsx';

/** What watches over suggestions, from everywhere. */
export const oversightCommands: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Oversight: decisions and comparison',
    keys: ['Ctrl+Shift+G'],
    whileTyping: true,
    isPossible: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'oversight' }),
  },
  {
    group: 'Everywhere',
    name: 'Pause or resume suggestions',
    keys: [pauseKeys],
    whileTyping: true,
    isPossible: (desk) => desk.settings.getState().settings !== null,
    run: (desk) => void togglePause(desk),
  },
];
