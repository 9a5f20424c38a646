import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';
import {
  hasGolden,
  hasRegressions,
  hasChosenAnswer,
  acceptBaseline,
  addChosenAsGolden,
  moveGolden,
  removeGolden,
  runGolden,
  showGolden,
  revertGolden,
} from './golden-actions.ts';

/** Questions that must keep their answers: kept on the desk, decided about in the library. */
export const goldenCommands: readonly Command[] = [
  {
    name: 'golden.title',
    needs: ['golden.list'],
    group: 'everywhere',
    keys: ['Ctrl+Shift+U'],
    whileTyping: true,
    isEnabled: always,
    run: showGolden,
  },
  {
    name: 'golden.commands.addChosen',
    needs: ['golden.add'],
    group: 'answers',
    keys: ['Shift+G'],
    isEnabled: hasChosenAnswer,
    run: (desk) => void addChosenAsGolden(desk),
  },
  ...(
    [
      ['golden.commands.accept', ['A'], hasGolden, (desk: Desk) => void acceptBaseline(desk, 'this')],
      [
        'golden.commands.acceptAll',
        ['Shift+A'],
        hasRegressions,
        (desk: Desk) => void acceptBaseline(desk, 'all'),
      ],
      ['golden.commands.revert', ['U'], hasRegressions, (desk: Desk) => void revertGolden(desk)],
      ['golden.commands.checkAll', ['R'], hasGolden, (desk: Desk) => void runGolden(desk)],
      ['golden.commands.remove', ['Delete'], hasGolden, (desk: Desk) => void removeGolden(desk)],
      ['golden.commands.next', ['J', 'ArrowDown'], hasGolden, (desk: Desk) => moveGolden(desk, 1)],
      ['golden.commands.previous', ['K', 'ArrowUp'], hasGolden, (desk: Desk) => moveGolden(desk, -1)],
    ] as const
  ).map(([key, keys, isEnabled, run]): Command => ({
    name: key,
    needs: ['golden.run'],
    group: 'golden',
    keys,
    isEnabled,
    run,
  })),
];
