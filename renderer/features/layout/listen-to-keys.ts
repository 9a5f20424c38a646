import type { Desk } from '../../desk.ts';
import { usesArrowKeys, isTextInput } from '../../ui/shortcuts.ts';
import { findCommand } from './find-command.ts';

/**
 * Acts on keys wherever they are pressed in the window. From before it is drawn and for as long as the page lives: a key that is
 * pressed as soon as there is something to see would be lost on a listener that comes with the drawing.
 */
export function listenToKeys(desk: Desk, target: Pick<Window, 'addEventListener'> = window): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const where = { isTyping: isTextInput(event.target), isMoving: usesArrowKeys(event.target) };
    const command = findCommand(desk, event, where);
    if (command === null) return;
    event.preventDefault();
    event.stopPropagation();
    // A key that is held down copies once.
    if (!event.repeat || command.keys.includes('J') || command.keys.includes('K')) command.run(desk);
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
}
