import { app } from 'electron';

/** Chromium's own habits of calling home, switched off one by one; `lockdown.ts` refuses what is left. */
const off = [
  'disable-background-networking',
  'disable-client-side-phishing-detection',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-sync',
  'disable-breakpad',
  'disable-speech-api',
  'dns-prefetch-disable',
  'no-pings',
  // Looks for a proxy neither by DHCP nor by DNS.
  'no-proxy-server',
] as const;

const valued = {
  // No name and no address resolves, whoever in Chromium asks.
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  // There is no network to be kept apart from: a process of its own that refuses everything takes 25 MB.
  'enable-features': 'NetworkServiceInProcess2',
  'disable-features': [
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'DialMediaRouteProvider',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'Reporting',
    'Translate',
    'WebOTP',
  ].join(','),
} as const;

/** Before the app is ready. */
export function applySwitches(): void {
  // GTK looks for a way to draw by OpenGL on X11, which nothing here does: where it draws by the processor, that loads 28 MB of a compiler.
  const variable = 'GDK_GL';
  if (process.platform === 'linux' && process.env[variable] === undefined) {
    process.env[variable] = 'disable';
    // Programs that are started from here look for themselves.
    void app.whenReady().then(() => delete process.env[variable]);
  }
  for (const name of off) app.commandLine.appendSwitch(name);
  for (const [name, value] of Object.entries(valued)) app.commandLine.appendSwitch(name, value);
}
