import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { closeGap, entryFromGap, hasGap, moveGap } from './gap-actions.ts';

/** From a gap to an entry without the mouse, while the gaps are shown. */
export const gapCommands: readonly Command[] = (
  [
    ['Make an entry of the gap', ['N'], (desk: Desk) => void entryFromGap(desk)],
    [
      'All questions of the gap, or the first few',
      ['O'],
      (desk: Desk) => void desk.gaps.getState().toggleExpanded(),
    ],
    ['Close the gap without an entry', ['Delete'], (desk: Desk) => void closeGap(desk)],
    ['Next gap', ['J', 'ArrowDown'], (desk: Desk) => moveGap(desk, 1)],
    ['The gap before', ['K', 'ArrowUp'], (desk: Desk) => moveGap(desk, -1)],
  ] as const
).map(([name, keys, run]): Command => ({ group: 'Gaps', name, keys, isEnabled: hasGap, run }));
