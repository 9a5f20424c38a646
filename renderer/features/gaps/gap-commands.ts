import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';
import { closeGap, entryFromGap, hasGap, moveGap } from './gap-actions.ts';

/** From a gap to an entry without the mouse, while the gaps are shown. */
export const gapCommands: readonly Command[] = (
  [
    ['gaps.commands.makeEntry', ['N'], (desk: Desk) => void entryFromGap(desk)],
    ['gaps.commands.expand', ['O'], (desk: Desk) => void desk.gaps.getState().toggleExpanded()],
    ['gaps.commands.close', ['Delete'], (desk: Desk) => void closeGap(desk)],
    ['gaps.commands.next', ['J', 'ArrowDown'], (desk: Desk) => moveGap(desk, 1)],
    ['gaps.commands.previous', ['K', 'ArrowUp'], (desk: Desk) => moveGap(desk, -1)],
  ] as const
).map(([key, keys, run]): Command => ({
  name: key,
  needs: ['gaps.close'],
  group: 'gaps',
  keys,
  isEnabled: hasGap,
  run,
}));
