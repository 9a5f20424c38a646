import { useEffect } from 'react';
import type { Desk } from '../../desk.ts';
import { isMovingIn, isTypingIn } from '../../ui/keys.ts';
import { readMessage } from './actions.ts';
import { commandFor } from './command-for.ts';

/** Acts on keys wherever they are pressed in the window, and on the hotkey outside of it. */
export function useKeys(desk: Desk): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const where = { isTyping: isTypingIn(event.target), isMoving: isMovingIn(event.target) };
      const command = commandFor(desk, event, where);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      // A key that is held down copies once.
      if (!event.repeat || command.keys.includes('J') || command.keys.includes('K')) command.run(desk);
    };
    window.addEventListener('keydown', onKey, { capture: true, signal });
    const stopTaking = desk.api.on('shell.takeClipboard', () => {
      void readMessage(desk, 'clipboard', 'from clipboard');
    });
    return () => {
      stop.abort();
      stopTaking();
    };
  }, [desk]);
}
