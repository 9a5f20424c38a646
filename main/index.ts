import path from 'node:path';
import { app, session } from 'electron';
import { shellCalls } from '../preload/contract.ts';
import { createFileLog } from './adapters/log.ts';
import { registerAppScheme, serveWindow } from './shell/app-protocol.ts';
import { forkEngine } from './shell/engine-process.ts';
import { listenForHotkey } from './shell/hotkey.ts';
import { listenToDrops, listenToWindow, tellWindow } from './shell/ipc.ts';
import { findKeyStore } from './shell/key-store.ts';
import { lockContents, lockSessions } from './shell/lockdown.ts';
import { setMenu } from './shell/menu.ts';
import { findPlaces, settleFolders } from './shell/places.ts';
import { createPointedPaths } from './shell/pointed-paths.ts';
import { giveUp, keepInFront, quitAfter } from './shell/presence.ts';
import { createRelay } from './shell/relay.ts';
import { createServices } from './shell/services.ts';
import { createShellHandlers } from './shell/shell-calls.ts';
import { createSupervisor } from './shell/supervisor.ts';
import { applySwitches } from './shell/switches.ts';
import { createWindowMemory } from './shell/window-state.ts';
import { createWindow, focusWindow, showDesk, wearTheme } from './shell/window.ts';
import { createDispatch } from './wire/dispatch.ts';
import { serviceCalls } from './wire/engine-contract.ts';

const places = findPlaces();
const log = createFileLog({ file: path.join(places.data, 'logs', 'shell.log') });
const devTools = !app.isPackaged;

settleFolders(places);
applySwitches();
registerAppScheme();
lockContents();
lockSessions({ devTools });
if (app.requestSingleInstanceLock())
  void app
    .whenReady()
    .then(boot)
    .catch((error: unknown) => giveUp(log, error));
else app.quit();

async function boot(): Promise<void> {
  const memory = createWindowMemory(places.data);
  const keyStore = await findKeyStore();

  // Without "persist:" it lives in memory: nothing that a window shows is ever written by Chromium.
  const pages = session.fromPartition('desk');
  serveWindow(pages, places.renderer);
  setMenu({ devTools });
  const window = createWindow({ session: pages, preload: places.preload, memory, devTools, log });

  const supervisor = createSupervisor({
    fork: () => forkEngine(places, keyStore !== null),
    answer: createDispatch(serviceCalls, createServices(keyStore), log),
    tell: (event, payload) => {
      if (event === 'settings.changed') wearTheme(payload, memory);
      tellWindow(window, event, payload);
    },
    log,
  });
  const paths = createPointedPaths();
  const shellHandlers = createShellHandlers({ window, paths, restartEngine: supervisor.restart });
  const relay = createRelay({
    engine: supervisor.request,
    shell: createDispatch(shellCalls, shellHandlers, log),
    mayName: (call, input) => paths.cover(call, input),
  });
  listenToWindow(window, relay);
  listenToDrops(window, paths);

  supervisor.start();
  showDesk(window, log);
  window.webContents.on('did-finish-load', () => tellWindow(window, 'engine.changed', supervisor.status()));
  keepInFront(window);
  listenForHotkey(log, () => {
    focusWindow(window);
    tellWindow(window, 'shell.takeClipboard', null);
  });
  quitAfter(() => supervisor.close());
}
