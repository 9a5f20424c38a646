import { useEffect } from 'react';
import type { Desk } from '../../desk.ts';
import { usesArrowKeys, isTextInput } from '../../ui/shortcuts.ts';
import { openFromPalette } from '../palette/open-from-palette.ts';
import { openHandedFiles, readMessage } from './actions.ts';
import { findCommand } from './find-command.ts';

/** Acts on keys wherever they are pressed in the window, on the hotkey outside of it, and on mails that the system hands over. */
export function useShortcuts(desk: Desk): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
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
    window.addEventListener('keydown', onKeyDown, { capture: true, signal });
    const unsubscribes = [
      desk.api.on('shell.pasteRequested', () => void readMessage(desk, 'clipboard', 'from clipboard')),
      desk.api.on('shell.openRequested', (request) => openFromPalette(desk, request)),
      desk.api.on('shell.filesHandedOver', () => void openHandedFiles(desk)),
    ];
    // What was handed over before anything listened.
    void openHandedFiles(desk);
    return () => {
      stop.abort();
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [desk]);
}
