import { BrowserWindow, nativeTheme, screen, type Rectangle, type Session, type WebContents } from 'electron';
import { settingsSchema } from '../../preload/contract.ts';
import type { Log } from '../desk/ports.ts';
import { origin } from './assets.ts';
import type { WindowStateStore } from './window-state.ts';
import { lockedDown } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { setLanguage, t } from './i18n.ts';

export interface WindowDeps {
  readonly session: Session;
  readonly preload: string;
  readonly windowState: WindowStateStore;
  readonly devTools: boolean;
  /** Started at login: it waits in the tray. */
  readonly isHidden?: boolean;
  readonly log: Log;
}

const size = { width: 420, height: 700, minWidth: 380, minHeight: 560 };

/** Makes the desk's window, empty and hidden, where it was last. */
export function createWindow({
  session,
  preload,
  windowState,
  devTools,
  isHidden = false,
  log,
}: WindowDeps): BrowserWindow {
  const { bounds, maximized, zoom, theme } = windowState.read();
  nativeTheme.themeSource = theme;
  const window = new BrowserWindow({
    ...size,
    ...(bounds && isVisible(bounds) ? bounds : {}),
    show: false,
    title: t('shell.title'),
    // The colour of the page that is about to come, so that a dark desk does not open with a white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      devTools,
      zoomFactor: zoom,
      ...lockedDown,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (isHidden) return;
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const where = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    windowState.update({ ...where, zoom: window.webContents.getZoomFactor() });
  });
  reloadAfterCrash(window, log);
  return window;
}

/**
 * What loads the desk, now or later, in the language that was chosen; the window shows itself once there is something to see.
 */
export function deskLoader(window: BrowserWindow, windowState: WindowStateStore, log: Log): () => void {
  const load = (): void => {
    const { language } = windowState.read();
    void window
      .loadURL(language === null ? `${origin}/` : `${origin}/#${language}`)
      .catch(() => log.write('error', 'window.not_loaded'));
  };
  // Chromium asks nobody before it goes to about:blank, so the way back is all there is.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${origin}/`)) load();
  });
  return load;
}

/** Whose page was ended on purpose, until Electron says that it is gone: the next one may be loading by then. */
const ended = new WeakSet<WebContents>();

/** Ends the process of the page, which has nothing to lose; the window stays, with its place and size. */
export function endPage({ webContents }: BrowserWindow): void {
  const pid = webContents.getOSProcessId();
  if (pid <= 0) return;
  ended.add(webContents);
  // Not by Electron's way of crashing it: that one writes what is in its memory to the disk on some systems.
  process.kill(pid, 'SIGKILL');
}

/** Applies theme and language of the desk's settings, and stores them for the first moment of the next start. */
export function applyLook(
  settings: unknown,
  { windowState, devTools }: Pick<WindowDeps, 'windowState' | 'devTools'>,
): void {
  const { data } = settingsSchema.safeParse(settings);
  if (!data) return;
  const { theme, language } = data;
  nativeTheme.themeSource = theme;
  if (language !== windowState.read().language) {
    setLanguage(language);
    setMenu({ devTools });
  }
  windowState.update({ theme, language });
}

/** Brings the window to the front, on a person's request only. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) {
    // On X11 it is not there yet when it is asked to the front below.
    window.once('restore', () => window.focus());
    window.restore();
  }
  window.show();
  window.focus();
}

const isVisible = (bounds: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea }) => {
    const width =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const height =
      Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return width >= 100 && height >= 100;
  });

/** The window's process holds nothing that is lost with it; but one that keeps crashing is left alone. */
function reloadAfterCrash({ webContents }: BrowserWindow, log: Log): void {
  let last = 0;
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (ended.delete(webContents)) return;
    log.write('error', 'window.gone', { reason, exitCode });
    const again = Date.now() - last < 10_000;
    last = Date.now();
    if (reason !== 'clean-exit' && !again) webContents.reload();
  });
}
