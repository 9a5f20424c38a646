import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, globalShortcut, safeStorage, session } from 'electron';
import { settingsSchema, shellCalls } from '../preload/contract.ts';
import { createFileLog } from './adapters/file-log.ts';
import { memoryOfProcess } from './adapters/idle-collection.ts';
import { afterCopy } from './shell/after-copy.ts';
import { createDesktopIntegration } from './shell/desktop-integration.ts';
import { createWants, watchPerson } from './shell/ask-person.ts';
import { registerAppScheme, serveWindow } from './shell/app-protocol.ts';
import { forkEngine } from './shell/engine-process.ts';
import { createGlobalKeys, isWayland } from './shell/global-keys.ts';
import { createOpenedFiles } from './shell/opened-files.ts';
import { handleDroppedFiles, handleRequests, sendToWindow } from './shell/ipc.ts';
import { findKeyStore } from './shell/key-store.ts';
import { lockContents, lockSessions } from './shell/lockdown.ts';
import { launchArgumentsOf, mailFilesIn } from './shell/launch-arguments.ts';
import { createLock } from './shell/lock.ts';
import { lockWithSystem } from './shell/lock-with-system.ts';
import { setMenu, setMenuLock } from './shell/menu.ts';
import { resolveAppPaths, configureAppPaths, setThrowawayPaths } from './shell/app-paths.ts';
import { prepareDataFolder } from './shell/data-folder.ts';
import { watchPageUnload } from './shell/page-unload.ts';
import { isPaletteCall, isPaletteEvent } from './shell/palette-calls.ts';
import { createPaletteWindow } from './shell/palette-window.ts';
import { createPathGrants } from './shell/path-grants.ts';
import { createPendingEvents } from './shell/pending-events.ts';
import { createPersonActions } from './shell/person-actions.ts';
import {
  failStartup,
  finishBeforeQuit,
  handleSecondInstance,
  refuseDataFolder,
  refuseSwitches,
  watchOpenedFiles,
} from './shell/app-lifecycle.ts';
import { createRelay } from './shell/relay.ts';
import { watchSession } from './shell/session-watch.ts';
import { askAccess } from './shell/ask-access.ts';
import { createServices } from './shell/services.ts';
import { createShellHandlers } from './shell/shell-calls.ts';
import { createSupervisor } from './shell/supervisor.ts';
import { applySwitches } from './shell/chromium-switches.ts';
import { createWindowStateStore } from './shell/window-state.ts';
import { setLanguage } from './shell/i18n.ts';
import { isMailHost, runMailHost } from './shell/thunderbird/mail-host.ts';
import { createThunderbird } from './shell/thunderbird/thunderbird.ts';
import { applyLook, createWindow, deskLoader, endPage, focusWindow } from './shell/window.ts';
import { createWindowRest } from './shell/window-rest.ts';
import { createDispatch } from './wire/dispatch.ts';
import { serviceCalls } from './wire/engine-contract.ts';

// Before anything else runs: Chromium opens a debugger's port only once this file was read.
refuseSwitches();

const appPaths = resolveAppPaths();
// Started by Thunderbird, it carries what the add-on and the app send each other, and is nothing else.
if (isMailHost(process.argv)) runMailHost(appPaths.data, pathToFileURL(appPaths.mailHost));
const log = createFileLog({ file: path.join(appPaths.data, 'logs', 'shell.log') });
const devTools = !app.isPackaged;
const ownMemory = memoryOfProcess();

// Before Chromium looks for another instance there: where it may not write, it finds one that is not there.
const folderProblem = prepareDataFolder(appPaths.data);
if (folderProblem === null) configureAppPaths(appPaths);
else setThrowawayPaths();
applySwitches();
registerAppScheme();
lockContents();
lockSessions({ devTools });
const opened = watchOpenedFiles();
const started = launchArgumentsOf(process.argv, process.cwd());
if (folderProblem !== null) void app.whenReady().then(() => refuseDataFolder(folderProblem));
else if (app.requestSingleInstanceLock(started))
  void app
    .whenReady()
    .then(boot)
    .catch((error: unknown) => failStartup(log, error));
else app.quit();

async function boot(): Promise<void> {
  const windowState = createWindowStateStore(appPaths.data);
  // It may be asking a person for a password meanwhile: the window does not wait for that, the engine does.
  const keyStore = findKeyStore(safeStorage);

  setLanguage(windowState.read().language);
  const lock = createLock({
    request: (call, input) => supervisor.request(call, input),
    askWindow: () => send('shell.lockRequested', null),
    reloadWindow: () => {
      palette.close();
      rest.reload();
    },
  });
  const supervisor = createSupervisor({
    fork: () => forkEngine(appPaths, { language: windowState.read().language, isShut: lock.isShut() }),
    answer: createDispatch(
      serviceCalls,
      {
        handlers: createServices(keyStore, (reply) => thunderbird.reply(reply)),
        access: () => 'anyone',
      },
      log,
    ),
    onEvent: (event, payload) => {
      // The app is quitting: there is nothing to show it in, and what touches a window that is gone throws.
      if (window.isDestroyed()) return;
      if (event === 'settings.changed') applySettings(payload);
      if (event === 'engine.changed') void applyAtReady();
      desktopIntegration.heard(event, supervisor.status().state === 'ready');
      send(event, payload);
      const other = palette.window();
      if (other !== null && isPaletteEvent(event)) sendToWindow(other, event, payload);
      lock.heard(event, payload);
      rest.heard(event, payload);
      hearSession(event, payload);
    },
    log,
  });
  // Before the window is made: it reads its program meanwhile. What it says is heard when all of this is there.
  supervisor.start();

  // Without "persist:" it lives in memory: nothing that a window shows is ever written by Chromium.
  const pages = session.fromPartition('desk');
  serveWindow(pages, appPaths.renderer);
  setMenu({ devTools });
  const isHidden = process.argv.includes('--hidden');
  const window = createWindow({
    session: pages,
    preload: appPaths.preload,
    windowState,
    devTools,
    isHidden,
    log,
  });
  const loadPage = deskLoader(window, windowState, log);
  const rest = createWindowRest({
    isShown: () => window.isDestroyed() || window.isVisible(),
    askPage: () => send('shell.restRequested', null),
    endPage: () => {
      pending.pageGone();
      endPage(window);
      supervisor.rest();
      setImmediate(ownMemory.collect);
    },
    loadPage,
    reloadPage: () => {
      if (!window.isDestroyed()) window.webContents.reload();
    },
    show: () => focusWindow(window),
    isShut: () => lock.isShut(),
    isResting: isHidden,
  });
  window.on('show', () => rest.shown());
  /** What a page that is not there need not know: it asks for what it shows when it is loaded. */
  const send = (event: string, payload: unknown): void => {
    if (!rest.isResting()) sendToWindow(window, event, payload);
  };
  const pending = createPendingEvents((event, payload) => {
    // Whoever asked for it has waited for the page, and has acted all the same.
    if (event === 'shell.pasteRequested') actions.acted();
    send(event, payload);
  });
  watchPageUnload(window.webContents, () => pending.pageGone());
  // Its process starts while the rest is made; it asks for nothing before that is there.
  if (!rest.isResting()) loadPage();
  const grants = createPathGrants();
  const actions = createPersonActions();
  watchPerson(window, actions);
  const handed = createOpenedFiles({
    grants,
    onHanded: () => pending.tell('shell.filesHandedOver', null),
  });
  const take = (): void => {
    desktopIntegration.came();
    rest.toFront();
    pending.tell('shell.pasteRequested', null);
  };
  const paletteActions = createPersonActions();
  const palette = createPaletteWindow({
    session: pages,
    preload: appPaths.preload,
    devTools,
    onMade: (made) => {
      watchPerson(made, paletteActions);
      made.webContents.on('input-event', () => lock.used());
    },
    onShown: (shown) => sendToWindow(shown, 'shell.paletteShown', null),
  });
  window.on('closed', () => palette.close());
  const keys = createGlobalKeys({
    shortcuts: globalShortcut,
    pressed: { hotkey: take, palette: () => palette.toggle() },
    onChanged: () => send('shell.keysChanged', null),
    isWayland: isWayland(),
    log,
  });
  const openMail = (id: string): void => {
    rest.toFront();
    pending.tell('shell.openRequested', { what: 'mail', id });
  };
  const applySettings = (given: unknown): void => {
    applyLook(given, { windowState, devTools });
    const { data } = settingsSchema.safeParse(given);
    if (data) {
      keys.set(data.keys);
      void thunderbird.apply(data.beside.thunderbird);
    }
    desktopIntegration.apply(given);
  };

  const hearSession = watchSession(() => {
    grants.clear();
    palette.close();
    rest.discardOpen();
    rest.reload();
  });
  const desktopIntegration = createDesktopIntegration({
    window,
    windowState,
    request: supervisor.request,
    actions: { show: () => rest.toFront(), take, palette: () => palette.toggle() },
    onHidden: () => rest.closedToTray(),
    isHidden,
    log,
  });
  const thunderbird = createThunderbird({
    paths: appPaths,
    isShut: () => lock.isShut(),
    request: supervisor.request,
    onTaken: openMail,
    onChanged: () => send('shell.thunderbirdChanged', null),
    log,
  });
  /** Before a window asks for anything: what holds outside of it is as the owner has it. */
  const applyAtReady = async (): Promise<void> => {
    if (supervisor.status().state !== 'ready') return;
    const given = await supervisor.request('settings.get', {});
    if (given.ok && !window.isDestroyed()) applySettings(given.value);
  };
  lockWithSystem(lock, window);
  setMenuLock(() => void lock.lockNow());
  const shellHandlers = createShellHandlers({
    window,
    grants,
    handed,
    keys,
    thunderbird,
    rest,
    pageReady: () => {
      rest.pageReady();
      pending.pageHears();
    },
    hidePalette: () => palette.hide(),
    openInWorkspace: (request) => {
      palette.hide();
      if (request.what === 'clipboard') return take();
      rest.toFront();
      pending.tell('shell.openRequested', request);
    },
    restartEngine: supervisor.restart,
  });
  const serving = {
    engine: afterCopy(supervisor.request, () => desktopIntegration.copied()),
    shell: createDispatch(shellCalls, { handlers: shellHandlers, access: askAccess(supervisor) }, log),
    refusalOfPaths: (call: string, input: unknown) => grants.refusalOf(call, input),
  };
  handleRequests([
    {
      window: () => window,
      page: '/',
      relay: createRelay({
        ...serving,
        isWanted: createWants(() => window, actions),
        // Which mail a mail program gave is nothing that a window says.
        mayCall: (call) => call !== 'worklist.takeMail',
      }),
    },
    {
      window: () => palette.window(),
      page: '/palette.html',
      relay: createRelay({
        ...serving,
        isWanted: createWants(() => palette.window(), paletteActions),
        mayCall: isPaletteCall,
      }),
    },
  ]);
  handleDroppedFiles(window, grants);

  window.webContents.on('did-finish-load', () => send('engine.changed', supervisor.status()));
  handed.hand(started.files);
  opened.onOpened((file) => handed.hand(mailFilesIn([file], path.sep)));
  handleSecondInstance(
    () => rest.toFront(),
    ({ files, act }) => {
      handed.hand(files);
      if (act === 'take') take();
      if (act === 'palette') palette.toggle();
    },
  );
  app.on('will-quit', () => {
    globalShortcut.unregisterAll();
    thunderbird.close();
  });
  finishBeforeQuit(() => supervisor.close());
}
