import { app, dialog, type BrowserWindow } from 'electron';
import type { Log } from '../desk/ports.ts';
import type { DataFolderProblem } from './data-folder.ts';
import { handedOverFrom, type LaunchArguments } from './launch-arguments.ts';
import { refusedSwitches } from './refused-switches.ts';
import { t } from './i18n.ts';

/** macOS tells the app that runs, before it is ready where it was started by that. */
export function watchOpenedFiles(): { readonly onOpened: (listener: (file: string) => void) => void } {
  let listener: ((file: string) => void) | null = null;
  const early: string[] = [];
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (listener === null) early.push(file);
    else listener(file);
  });
  return {
    onOpened(hear) {
      listener = hear;
      for (const file of early.splice(0)) hear(file);
    },
  };
}

/** A second start shows the window of the first and hands over what it was given; the app ends with its window. */
export function handleSecondInstance(
  toFront: () => void,
  onHandedOver: (handed: LaunchArguments) => void,
): void {
  app.on('second-instance', (_event, _argv, _cwd, handed) => {
    const given = handedOverFrom(handed);
    // The palette comes over whatever is in front, and the window stays where it is.
    if (given.act !== 'palette') toFront();
    onHandedOver(given);
  });
  app.on('activate', toFront);
  app.on('window-all-closed', () => app.quit());
}

/**
 * Closed, the window goes to the tray while `isKept` says so; quitting ends it all the same. Where nothing shows a tray, it is
 * minimised: nobody would find it again.
 */
export function keepWhenClosed(
  window: BrowserWindow,
  isKept: () => boolean,
  hasTray: () => Promise<boolean | null>,
  onHidden: () => void,
): void {
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  window.on('close', (event) => {
    if (isQuitting || !isKept()) return;
    event.preventDefault();
    void hasTray().then((isShown) => {
      if (window.isDestroyed()) return;
      if (isShown !== true) return window.minimize();
      window.hide();
      onHidden();
    });
  });
}

/** A shell that cannot start says so and ends; the reason is in its log, as frames only. */
export function failStartup(log: Log, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.write('error', 'shell.not_started', { frames: frames.slice(0, 6).join(' | ') });
  dialog.showErrorBox(t('shell.notStarted'), t('shell.notStartedHelp'));
  app.exit(1);
}

/** Says why nothing can be kept in the data folder, and ends. Once the app is ready. */
export function refuseDataFolder({ code, ...params }: DataFolderProblem): void {
  dialog.showErrorBox(t('shell.notStarted'), t(`shell.dataFolder.${code}`, params));
  app.exit(1);
}

/** An installed app does not start with a switch that could open it to others; it says which one, and ends with status 2. */
export function refuseSwitches(): void {
  const [refused] = app.isPackaged ? refusedSwitches(process.argv.slice(1)) : [];
  if (refused === undefined) return;
  // Where there is no screen yet it writes to the standard error.
  dialog.showErrorBox(t('shell.notStarted'), t('shell.switchRefused', { name: refused }));
  process.exit(2);
}

/** Lets the windows go at once, and the app itself only when `finish` is done. */
export function finishBeforeQuit(finish: () => Promise<void>): void {
  let finished = false;
  let finishing = false;
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    void finish().finally(() => {
      finished = true;
      // Where there was nothing to wait for, the first quit is still being called off, and takes this one with it.
      setImmediate(() => app.quit());
    });
  });
}
