import type { Desk } from '../../desk.ts';
import { matchesShortcut, type KeyPress } from '../../ui/shortcuts.ts';
import { isPossible, type Command } from './command.ts';
import { commands } from './commands.ts';

/** What a key press means where it happened, if anything. */
export function findCommand(
  desk: Desk,
  press: KeyPress,
  where: { readonly isTyping: boolean; readonly isMoving: boolean },
): Command | null {
  if (desk.window.getState().dialog !== null) return null;
  if (where.isMoving && /^(Arrow|Enter|Delete)/.test(press.key) && !press.ctrlKey) return null;
  return (
    commands.find(
      (command) =>
        command.listedOnly !== true &&
        (!where.isTyping || command.whileTyping === true) &&
        command.keys.some((keys) => matchesShortcut(press, keys)) &&
        isPossible(desk, command),
    ) ?? null
  );
}
