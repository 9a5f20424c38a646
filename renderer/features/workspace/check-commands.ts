import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';

/** Fixes a finding, and announces what was done to those who do not see it. */
export function fixFinding(desk: Desk, index: number): void {
  const fixed = desk.checks.getState().fix(index);
  if (fixed !== null) desk.window.getState().notify(fixed.done, 'done', fixed.undo);
}

const currentFindings = (desk: Desk) =>
  desk.window.getState().view === 'desk' ? desk.checks.getState().findings : [];
const currentFix = (desk: Desk) => currentFindings(desk)[desk.checks.getState().current]?.fix ?? null;

/** What can be done with what was found in the reply. */
export const checkCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'workspace.commands.nextFinding',
    keys: ['F8'],
    whileTyping: true,
    isEnabled: (desk) => currentFindings(desk).length > 0,
    run: (desk) => {
      desk.checks.getState().revealNext();
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.applyFix',
    keys: ['Ctrl+.'],
    whileTyping: true,
    isEnabled: (desk) => currentFix(desk) !== null,
    run: (desk) => {
      fixFinding(desk, desk.checks.getState().current);
    },
  },
];
