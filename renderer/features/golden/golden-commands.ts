import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
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
    group: 'Everywhere',
    name: 'Golden questions',
    keys: ['Ctrl+Shift+U'],
    whileTyping: true,
    isEnabled: () => true,
    run: showGolden,
  },
  {
    group: 'Answers',
    name: 'Keep the taken answer as a golden question',
    keys: ['Shift+G'],
    isEnabled: hasChosenAnswer,
    run: (desk) => void addChosenAsGolden(desk),
  },
  ...(
    [
      ['Keep it as it is now', ['A'], hasGolden, (desk: Desk) => void acceptBaseline(desk, 'this')],
      [
        'Keep all as they are now',
        ['Shift+A'],
        hasRegressions,
        (desk: Desk) => void acceptBaseline(desk, 'all'),
      ],
      ['Take back what made them worse', ['U'], hasRegressions, (desk: Desk) => void revertGolden(desk)],
      ['Ask all golden questions again', ['R'], hasGolden, (desk: Desk) => void runGolden(desk)],
      ['No longer a golden question', ['Delete'], hasGolden, (desk: Desk) => void removeGolden(desk)],
      ['Next golden question', ['J', 'ArrowDown'], hasGolden, (desk: Desk) => moveGolden(desk, 1)],
      ['The golden question before', ['K', 'ArrowUp'], hasGolden, (desk: Desk) => moveGolden(desk, -1)],
    ] as const
  ).map(([name, keys, isEnabled, run]): Command => ({
    group: 'Golden questions',
    name,
    keys,
    isEnabled,
    run,
  })),
];
