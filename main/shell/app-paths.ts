import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';

export interface AppPaths {
  /** Everything the desk keeps, and the shell's `window.json` and logs. */
  readonly data: string;
  readonly models: string;
  readonly sampleShop: string;
  /** Root of what `app://desk/` serves. */
  readonly renderer: string;
  readonly preload: string;
  readonly engine: string;
  readonly parser: string;
  /** What reads files in a parser process. */
  readonly parserScript: string;
  /** All that a parser process may read: its code, and what says how it is to be loaded. */
  readonly code: readonly string[];
  /** The thread of the host of Thunderbird's add-on. */
  readonly mailHost: string;
  /** The add-on itself, for Thunderbird to install. */
  readonly addOn: string;
}

/** Where things are, in a checkout and in an installed app. SIDEDESK_DATA overrides the data folder. */
export function resolveAppPaths(): AppPaths {
  const resources = app.isPackaged ? process.resourcesPath : app.getAppPath();
  const out = path.resolve(import.meta.dirname, '..');
  const chosen = process.env['SIDEDESK_DATA'];
  return {
    data: chosen ? path.resolve(chosen) : path.join(app.getPath('appData'), 'Sidedesk'),
    models: path.join(resources, 'models'),
    sampleShop: path.join(resources, ...(app.isPackaged ? ['sample-shop'] : ['main', 'sample-shop'])),
    renderer: path.join(out, 'renderer'),
    preload: path.join(out, 'preload', 'index.cjs'),
    engine: path.join(out, 'main', 'engine.js'),
    parser: path.join(out, 'main', 'parser.js'),
    parserScript: path.join(out, 'main', 'parse-worker.js'),
    code: [path.join(out, 'main') + path.sep, path.join(app.getAppPath(), 'package.json')],
    mailHost: path.join(out, 'main', 'mail-host.js'),
    addOn: path.join(app.isPackaged ? resources : out, 'thunderbird', 'sidedesk.xpi'),
  };
}

/** For a start that only says why it is none: whatever Chromium keeps of it lies with what the system throws away. */
export function setThrowawayPaths(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-start-'));
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  app.setAppLogsPath(folder);
}

/** Chromium keeps its own files in a folder of their own; both folders also decide which starts share one instance. */
export function configureAppPaths(paths: AppPaths): void {
  app.setName('Sidedesk');
  app.setPath('userData', paths.data);
  app.setPath('sessionData', path.join(paths.data, 'chromium'));
  app.setAppLogsPath(path.join(paths.data, 'logs'));
}
