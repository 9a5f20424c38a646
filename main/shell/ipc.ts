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

/** A window of ours, and what it may ask for. */
export interface ServedWindow {
  readonly window: () => BrowserWindow | null;
  /** The page that it shows, by its path. */
  readonly page: string;
  readonly relay: Relay;
}

/**
 * The one request channel. Says of each call whether it came from the top frame of one of our own windows, from our origin and
 * its own page; each window has a relay of its own.
 */
export function handleRequests(windows: readonly ServedWindow[]): void {
  ipcMain.handle('desk.request', (event, call: unknown, input: unknown) => {
    const served = windows.find(({ window }) => {
      const own = window();
      return own !== null && !own.isDestroyed() && own.webContents === event.sender;
    });
    const own = served?.window() ?? null;
    const refused: CallResult = { ok: false, error: { code: 'forbidden', reason: 'window' } };
    if (served === undefined || own === null) return refused;
    return served.relay(isOurs(own, event) && isOnPage(event.senderFrame, served.page), call, input);
  });
}

const isOnPage = (frame: WebFrameMain | null, page: string): boolean =>
  frame !== null && URL.parse(frame.url)?.pathname === page;

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
