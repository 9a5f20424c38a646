import type { Command } from '../layout/command.ts';
import { pauseKeys, togglePause } from './pause.tsx';

/** What watches over suggestions, from everywhere. */
export const auditCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'audit.commands.open',
    needs: ['audit.list'],
    keys: ['Ctrl+Shift+G'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => desk.window.getState().open({ kind: 'audit' }),
  },
  {
    group: 'everywhere',
    name: 'audit.commands.pauseSuggestions',
    needs: ['settings.change', { suggestions: 'paused' }],
    keys: [pauseKeys],
    whileTyping: true,
    isEnabled: (desk) => desk.settings.getState().settings !== null,
    run: (desk) => void togglePause(desk),
  },
];
