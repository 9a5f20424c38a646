import {
  ipcMain,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { z } from 'zod';
import type { CallResult } from '../../preload/client.ts';
import { origin } from './assets.ts';
import type { PathGrants } from './path-grants.ts';

type Relay = (trusted: boolean, call: unknown, input: unknown) => Promise<CallResult>;

/** The one request channel. Says of each call whether it came from the top frame of our own window and origin. */
export function handleRequests(window: BrowserWindow, relay: Relay): void {
  ipcMain.handle('desk.request', (event, call: unknown, input: unknown) =>
    relay(isOurs(window, event), call, input),
  );
}

/** The preload script reports what was dropped: it alone can, because only real files that were dropped have a path. */
export function handleDroppedFiles(window: BrowserWindow, grants: PathGrants): void {
  ipcMain.on('desk.dropped', (event, dropped: unknown) => {
    const given = z.array(z.string()).safeParse(dropped);
    if (isOurs(window, event) && given.success) grants.grant('read', given.data);
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
export function sendToWindow(window: BrowserWindow, event: string, payload: unknown): void {
  if (!window.isDestroyed()) window.webContents.send('desk.event', event, payload);
}
