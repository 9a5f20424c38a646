import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { Log } from '../desk/ports.ts';
import { autostartEntry } from './autostart-entry.ts';

/** Starts the installed app at login, or no more. A checkout is never entered anywhere. */
export function setStartAtLogin(isWanted: boolean, log: Log): void {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: ['--hidden'] });
    return;
  }
  const file = path.join(app.getPath('appData'), 'autostart', 'sidedesk.desktop');
  try {
    if (!isWanted) return rmSync(file, { force: true });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, autostartEntry(process.execPath));
    chmodSync(file, 0o644);
  } catch {
    log.write('warn', 'login-item.not-set');
  }
}
