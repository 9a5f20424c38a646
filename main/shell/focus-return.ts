import { app, type BrowserWindow } from 'electron';

/** Gives the focus back to the program in which a person pressed the key that brought the window. */
export interface FocusReturn {
  /** The key was pressed; before the window comes to the front. */
  came(): void;
  /** A reply was copied and stands in the log. Whoever came in another way stays. */
  copied(): void;
}

/** `isPanel`: it stands beside the other program and stays in sight. */
export function createFocusReturn(window: BrowserWindow, isPanel: () => boolean): FocusReturn {
  let hasCome = false;
  window.on('blur', () => (hasCome = false));
  return {
    came() {
      hasCome ||= !window.isDestroyed() && !window.isFocused();
    },
    copied() {
      if (!hasCome || window.isDestroyed() || !window.isFocused()) return;
      hasCome = false;
      // macOS gives the focus back only when the whole app hides.
      if (process.platform === 'darwin') app.hide();
      else if (isPanel()) {
        // What is hidden gives the focus to the window of before, and comes back without taking it.
        window.hide();
        window.showInactive();
      } else {
        // Minimised alone, it counts as the one in front on X11, and the key would not bring it again.
        window.blur();
        window.minimize();
      }
    },
  };
}
