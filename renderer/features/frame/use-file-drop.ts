import { useEffect, useState } from 'react';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { openDroppedFiles } from './actions.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** Files may be dropped anywhere. Returns what a drop would do while something is held over the window. */
export function useFileDrop(desk: Desk): string | null {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const files = Array.from(event.dataTransfer?.files ?? []);
      void openDroppedFiles(desk, desk.wire.pathsOfDroppedFiles(files));
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => {
      stop.abort();
    };
  }, [desk]);
  return isOver ? t('frame.drop') : null;
}
