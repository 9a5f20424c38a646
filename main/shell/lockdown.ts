import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { origin } from './assets.ts';

const refusedSchemes = ['http', 'https', 'ws', 'wss', 'ftp', 'file'] as const;

/** What every window is made with: a page that reaches nothing but its own preload. */
export const lockedDown = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  webSecurity: true,
  spellcheck: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
} as const satisfies WebPreferences;

/** Locks every session in the moment in which it is made, Electron's own included. Before the app is ready. */
export function lockSessions(options: { readonly devTools: boolean }): void {
  app.on('session-created', (session) => lockSession(session, options));
}

/** Makes a session one that can reach our own files and nothing else, and that grants nothing. */
function lockSession(session: Session, options: { readonly devTools: boolean }): void {
  // First of all: Chromium fetches a dictionary for each language as soon as it comes to it.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${origin}/no-dictionaries/`);
  session.setSpellCheckerEnabled(false);

  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const)
    refuseDevice(session, event);
  session.on('will-download', (event) => event.preventDefault());

  // Three walls, each enough: requests are cancelled, foreign schemes are answered by us, the network counts as unplugged.
  const own = [`${origin}/`, ...(options.devTools ? ['devtools:', 'chrome-extension:'] : [])];
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !own.some((start) => details.url.startsWith(start)) && !isInline(details.url) });
  });
  for (const scheme of refusedSchemes)
    session.protocol.handle(scheme, () => new Response(null, { status: 403 }));
  session.enableNetworkEmulation({ offline: true });
}

/** Data that is already in the page: the page's policy decides about it, no request leaves the process. */
const isInline = (url: string): boolean =>
  url.startsWith('data:image/') || url.startsWith('blob:app://desk/');

function refuseDevice(
  session: Session,
  event: 'select-hid-device' | 'select-serial-port' | 'select-usb-device',
): void {
  const refuse = (happened: Electron.Event, ...rest: readonly unknown[]): void => {
    happened.preventDefault();
    const answer = rest.at(-1);
    if (typeof answer === 'function') answer('');
  };
  // Three overloads of one shape.
  session.on(event as 'select-hid-device', refuse);
}

/** Keeps every window where it is: no navigation, no popup, no webview, whatever the page tries. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents));
}

function lock(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
}
