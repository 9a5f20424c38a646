import { useEffect, useState } from 'react';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isTextInput } from '../../ui/shortcuts.ts';
import { openDroppedFiles, openDroppedText } from './actions.ts';

type Held = 'files' | 'text';

/** What is dragged over the window, if it may be dropped there; words into a text field are the field's own. */
function heldBy({ dataTransfer, target }: DragEvent): Held | null {
  const types = dataTransfer?.types ?? [];
  if (types.includes('Files')) return 'files';
  return (types.includes('text/html') || types.includes('text/plain')) && !isTextInput(target)
    ? 'text'
    : null;
}

/**
 * Files may be dropped anywhere, and so may a message out of a mail program or a browser. Returns what a drop would do while
 * something is held over the window.
 */
export function useFileDrop(desk: Desk): string | null {
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    // What is dragged within the window stays what it is.
    let isOwn = false;
    const over = (event: DragEvent) => {
      const what = isOwn ? null : heldBy(event);
      setHeld(what);
      if (what !== null) event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(null);
    };
    const drop = (event: DragEvent) => {
      const what = isOwn ? null : heldBy(event);
      setHeld(null);
      if (what === null || event.dataTransfer === null) return;
      event.preventDefault();
      const paths = desk.wire.pathsOfDroppedFiles(Array.from(event.dataTransfer.files));
      if (paths.length > 0) void openDroppedFiles(desk, paths);
      else {
        const text = event.dataTransfer.getData('text/plain');
        void openDroppedText(desk, { text, html: event.dataTransfer.getData('text/html') });
      }
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragstart', () => (isOwn = true), { signal });
    window.addEventListener('dragend', () => (isOwn = false), { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => {
      stop.abort();
    };
  }, [desk]);
  if (held === null) return null;
  return t(held === 'files' ? 'frame.drop' : 'frame.dropText');
}
