import {
  ipcMain,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { z } from 'zod';
import type { Reply } from '../../preload/client.ts';
import { origin } from './assets.ts';
import type { PointedPaths } from './pointed-paths.ts';

type Relay = (trusted: boolean, call: unknown, input: unknown) => Promise<Reply>;

/** The one request channel. Says of each call whether it came from the top frame of our own window and origin. */
export function listenToWindow(window: BrowserWindow, relay: Relay): void {
  ipcMain.handle('desk.request', (event, call: unknown, input: unknown) =>
    relay(isOurs(window, event), call, input),
  );
}

/** The preload script tells what was dropped: it alone can, because only real files that were dropped have a path. */
export function listenToDrops(window: BrowserWindow, paths: PointedPaths): void {
  ipcMain.on('desk.dropped', (event, dropped: unknown) => {
    const given = z.array(z.string()).safeParse(dropped);
    if (isOurs(window, event) && given.success) paths.add(given.data);
  });
}

const isOurs = (window: BrowserWindow, { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  !window.isDestroyed() && sender === window.webContents && isTopFrame(senderFrame, sender);

const isTopFrame = (frame: WebFrameMain | null, sender: WebContents): boolean =>
  frame !== null &&
  frame === sender.mainFrame &&
  frame.origin === origin &&
  // An empty page inherits the origin of the one before.
  frame.url.startsWith(`${origin}/`);

/** The one event channel. */
export function tellWindow(window: BrowserWindow, event: string, payload: unknown): void {
  if (!window.isDestroyed()) window.webContents.send('desk.event', event, payload);
}
