import { app, type BrowserWindow } from 'electron';
import { focusWindow } from './window.ts';

/** A second start shows the window of the first; the app ends with its window. */
export function keepInFront(window: BrowserWindow): void {
  const toFront = (): void => focusWindow(window);
  app.on('second-instance', toFront);
  app.on('activate', toFront);
  app.on('window-all-closed', () => app.quit());
}

/** Lets the windows go at once, and the app itself only when `finish` is done. */
export function quitAfter(finish: () => Promise<void>): void {
  let finished = false;
  let finishing = false;
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    void finish().finally(() => {
      finished = true;
      app.quit();
    });
  });
}
