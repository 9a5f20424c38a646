import { app, globalShortcut } from 'electron';
import type { Log } from '../desk/ports.ts';

const keys = 'CommandOrControl+Shift+Space';

/** The one key that works from other programs: "take what I just copied". Another program may own it; then it is left to it. */
export function registerHotkey(log: Log, pressed: () => void): void {
  if (!globalShortcut.register(keys, pressed)) log.write('warn', 'hotkey.taken');
  app.on('will-quit', () => globalShortcut.unregisterAll());
}
