/**
 * What an installed app may be started with: what it is to do, how it is drawn, and in which language. Everything else that begins with a dash
 * is refused, for Chromium and Node know hundreds of switches that open a debugger, load foreign code or take walls down.
 */
const allowed: ReadonlySet<string> = new Set([
  'disable-gpu',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'gtk-version',
  'hidden',
  'high-dpi-support',
  'lang',
  'mail-host',
  'ozone-platform',
  'ozone-platform-hint',
  'palette',
  'password-store',
  'take',
  'wayland-text-input-version',
]);

/** Names of the switches among a program's arguments that an installed app does not start with. */
export function refusedSwitches(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  // Chromium takes one dash like two, and on Windows a slash as well.
  const start = platform === 'win32' ? /^(?:--?|\/)(?=[^/-])/u : /^--?(?=[^-])/u;
  return args.flatMap((arg) => {
    const prefix = start.exec(arg)?.[0];
    if (prefix === undefined) return [];
    const name = arg.slice(prefix.length).split('=', 1)[0] ?? '';
    return isAllowed(name, platform) ? [] : [name];
  });
}

/** macOS gives a program that was opened by a double click the number of its process. */
const isAllowed = (name: string, platform: NodeJS.Platform): boolean =>
  allowed.has(name.toLowerCase()) || (platform === 'darwin' && /^psn_\d+_\d+$/u.test(name));
