import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import {
  hasGolden,
  hasNews,
  hasTaken,
  keepGolden,
  keepTaken,
  moveGolden,
  removeGolden,
  runGolden,
  showGolden,
  takeBackGolden,
} from './golden-actions.ts';

/** Questions that must keep their answers: kept on the desk, decided about in the library. */
export const goldenCommands: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Golden questions',
    keys: ['Ctrl+Shift+U'],
    whileTyping: true,
    isPossible: () => true,
    run: showGolden,
  },
  {
    group: 'Answers',
    name: 'Keep the taken answer as a golden question',
    keys: ['Shift+G'],
    isPossible: hasTaken,
    run: (desk) => void keepTaken(desk),
  },
  ...(
    [
      ['Keep it as it is now', ['A'], hasGolden, (desk: Desk) => void keepGolden(desk, 'this')],
      ['Keep all as they are now', ['Shift+A'], hasNews, (desk: Desk) => void keepGolden(desk, 'all')],
      ['Take back what made them worse', ['U'], hasNews, (desk: Desk) => void takeBackGolden(desk)],
      ['Ask all golden questions again', ['R'], hasGolden, (desk: Desk) => void runGolden(desk)],
      ['No longer a golden question', ['Delete'], hasGolden, (desk: Desk) => void removeGolden(desk)],
      ['Next golden question', ['J', 'ArrowDown'], hasGolden, (desk: Desk) => moveGolden(desk, 1)],
      ['The golden question before', ['K', 'ArrowUp'], hasGolden, (desk: Desk) => moveGolden(desk, -1)],
    ] as const
  ).map(([name, keys, isPossible, run]): Command => ({
    group: 'Golden questions',
    name,
    keys,
    isPossible,
    run,
  })),
];
