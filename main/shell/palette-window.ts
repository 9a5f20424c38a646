import { app, BrowserWindow, screen, type Session } from 'electron';
import { origin } from './assets.ts';
import { lockedDown } from './lockdown.ts';

/** The small window over other programs; made when it is first wanted, then kept hidden. */
export interface PaletteWindow {
  /** On the display of the cursor, in front. Pressed while it is shown, it goes. */
  toggle(): void;
  hide(): void;
  /** Null until it was wanted, and after it was closed. */
  window(): BrowserWindow | null;
  close(): void;
}

const size = { width: 580, height: 400 };
/** Below the upper edge of the display, as a share of it: where eyes look first. */
const fromTop = 0.18;

export function createPaletteWindow({
  session,
  preload,
  devTools,
  onMade,
  onShown,
}: {
  readonly session: Session;
  readonly preload: string;
  readonly devTools: boolean;
  readonly onMade: (window: BrowserWindow) => void;
  readonly onShown: (window: BrowserWindow) => void;
}): PaletteWindow {
  let made: BrowserWindow | null = null;
  /** Of macOS, which gives the focus back only when the whole app hides. */
  let wasInFront = false;

  function make(): BrowserWindow {
    const window = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      webPreferences: {
        session,
        preload,
        devTools,
        ...lockedDown,
      },
    });
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.on('blur', hide);
    window.on('closed', () => (made = null));
    // One that crashed is made anew when it is wanted again.
    window.webContents.on('render-process-gone', () => window.destroy());
    onMade(window);
    void window.loadURL(`${origin}/palette.html`).catch(() => window.destroy());
    return window;
  }

  function hide(): void {
    if (made === null || made.isDestroyed() || !made.isVisible()) return;
    made.hide();
    if (process.platform === 'darwin' && !wasInFront) app.hide();
  }

  function show(window: BrowserWindow): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    window.setBounds({
      width: Math.min(size.width, workArea.width),
      height: Math.min(size.height, workArea.height),
      x: Math.round(workArea.x + Math.max(0, workArea.width - size.width) / 2),
      y: Math.round(workArea.y + workArea.height * fromTop),
    });
    wasInFront = BrowserWindow.getFocusedWindow() !== null;
    window.show();
    window.focus();
    onShown(window);
  }

  return {
    toggle() {
      if (made === null) {
        const window = make();
        made = window;
        window.once('ready-to-show', () => show(window));
      } else if (made.isVisible()) hide();
      else if (!made.webContents.isLoading()) show(made);
    },
    hide,
    window: () => made,
    close: () => made?.destroy(),
  };
}
