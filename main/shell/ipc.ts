import { ipcMain, type BrowserWindow, type WebContents, type WebFrameMain } from 'electron';
import type { Reply } from '../../preload/client.ts';
import { origin } from './assets.ts';

type Relay = (trusted: boolean, call: unknown, input: unknown) => Promise<Reply>;

/** The one request channel. Says of each call whether it came from the top frame of our own window and origin. */
export function listenToWindow(window: BrowserWindow, relay: Relay): void {
  ipcMain.handle('desk.request', (event, call: unknown, input: unknown) => {
    const ours = !window.isDestroyed() && event.sender === window.webContents;
    return relay(ours && isTopFrame(event.senderFrame, event.sender), call, input);
  });
}

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
