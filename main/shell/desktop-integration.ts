import { app, type BrowserWindow } from 'electron';
import { settingsSchema, type Settings } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';
import type { Log } from '../desk/ports.ts';
import { keepWhenClosed } from './app-lifecycle.ts';
import { clipboardClearing } from './clipboard.ts';
import { setStartAtLogin } from './login-item.ts';
import { createSidePanel } from './side-panel.ts';
import { hasTrayHost } from './tray-host.ts';
import { createTray, type TrayState } from './tray.ts';
import type { WindowStateStore } from './window-state.ts';
import { createFocusReturn } from './focus-return.ts';

/** Milliseconds after which the number of waiting mails is asked for again. */
const countMs = 2_000;

/** Milliseconds after a start at login: what shows the tray starts beside it. */
const trayStartsMs = 20_000;

/** What started at login waits minimised where nothing shows a tray. */
function showWithoutTray(window: BrowserWindow): void {
  setTimeout(() => {
    void hasTrayHost().then((isShown) => {
      if (isShown === true || window.isDestroyed() || window.isVisible()) return;
      window.showInactive();
      window.minimize();
    });
  }, trayStartsMs).unref();
}

/** Everything by which the app stands beside others: its place, the tray, the login, what is left on the clipboard. */
export function createDesktopIntegration({
  window,
  windowState,
  request,
  actions,
  onHidden,
  isHidden,
  log,
}: {
  readonly window: BrowserWindow;
  readonly windowState: WindowStateStore;
  readonly request: (call: string, input: unknown) => Promise<CallResult>;
  readonly actions: { readonly show: () => void; readonly take: () => void; readonly palette: () => void };
  /** The window went to the tray. */
  readonly onHidden: () => void;
  /** Started at login. */
  readonly isHidden: boolean;
  readonly log: Log;
}) {
  const panel = createSidePanel(window, windowState);
  const focusReturn = createFocusReturn(
    window,
    () => settings?.beside.dock !== 'free' || settings.beside.onTop,
  );
  const tray = createTray({ ...actions, quit: () => app.quit(), log });
  let settings: Settings | null = null;
  let isReady = false;
  let waiting = 0;
  let timer: NodeJS.Timeout | null = null;

  const isKept = (): boolean => settings?.beside.closeToTray === true && tray !== null;
  keepWhenClosed(window, isKept, hasTrayHost, onHidden);
  if (isHidden) showWithoutTray(window);
  app.on('will-quit', () => tray?.destroy());

  const draw = (): void => {
    const state: TrayState = !isReady ? 'loading' : settings?.suggestions === 'paused' ? 'paused' : 'ready';
    tray?.draw(state, waiting);
  };
  const count = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void request('worklist.list', {}).then((given) => {
        const mails: unknown =
          given.ok && typeof given.value === 'object' ? Reflect.get(given.value ?? {}, 'mails') : [];
        const now = Array.isArray(mails) ? mails.length : 0;
        if (now === waiting) return;
        waiting = now;
        draw();
      });
    }, countMs).unref();
  };

  return {
    /** The key for what was copied elsewhere was pressed. */
    came: () => focusReturn.came(),
    /** A reply was copied and stands in the log. */
    copied(): void {
      if (settings?.beside.backAfterCopy === true) focusReturn.copied();
    },
    /** Takes what the owner set. */
    apply(given: unknown): void {
      const { data } = settingsSchema.safeParse(given);
      if (!data) return;
      const before = settings?.beside;
      settings = data;
      const { beside } = data;
      panel.apply(beside);
      clipboardClearing.setMinutes(beside.clearClipboard === 'never' ? null : Number(beside.clearClipboard));
      if (before?.startAtLogin !== beside.startAtLogin && (before !== undefined || beside.startAtLogin))
        setStartAtLogin(beside.startAtLogin, log);
      draw();
    },
    /** Follows the desk's own events. */
    heard(event: string, isEngineReady: boolean): void {
      if (event === 'worklist.changed' || event === 'engine.changed' || event === 'desk.changed') count();
      if (event !== 'engine.changed') return;
      isReady = isEngineReady;
      draw();
    },
  };
}
