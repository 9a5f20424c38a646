import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { Settings } from '../../preload/contract.ts';
import { displayOf, moveInside, placeOf } from './window-bounds.ts';
import type { WindowStateStore } from './window-state.ts';

type Beside = Pick<Settings['beside'], 'dock' | 'onTop'>;

/** Keeps the window where it belongs beside other programs, also when displays come, go or change. */
export function createSidePanel(window: BrowserWindow, windowState: WindowStateStore) {
  let beside: Beside = { dock: 'free', onTop: false };

  const place = (adjust = (next: Rectangle) => next): void => {
    if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
    const bounds = window.getNormalBounds();
    const { places } = windowState.read();
    const next = adjust(placeOf(bounds, { dock: beside.dock, displays: screen.getAllDisplays(), places }));
    const isThere = (['x', 'y', 'width', 'height'] as const).every((side) => next[side] === bounds[side]);
    if (!isThere) window.setBounds(next);
  };
  // Who leaves a window half outside means it; a display that shrinks does not.
  const placeInside = (): void =>
    place((next) => {
      const display = displayOf(next, screen.getAllDisplays());
      return display === null ? next : moveInside(next, display);
    });
  const remember = (): void => {
    if (window.isDestroyed() || window.isMaximized() || beside.dock !== 'free') return;
    const bounds = window.getNormalBounds();
    const display = displayOf(bounds, screen.getAllDisplays());
    if (display === null) return;
    windowState.update({ places: { ...windowState.read().places, [String(display.id)]: bounds } });
  };

  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const event of events) screen.on(event as 'display-added', placeInside);
  // Said once a move is over, on Linux while it goes on: the shell writes then a little later.
  let timer: NodeJS.Timeout | null = null;
  const later = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(remember, 1_000);
  };
  window.on('move', later);
  window.on('resize', later);
  window.on('close', remember);
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer);
    for (const event of events) screen.off(event as 'display-added', placeInside);
  });

  return {
    apply({ dock, onTop }: Beside): void {
      if (onTop !== beside.onTop) window.setAlwaysOnTop(onTop);
      const isMoved = dock !== beside.dock;
      beside = { dock, onTop };
      if (isMoved) place();
    },
  };
}
