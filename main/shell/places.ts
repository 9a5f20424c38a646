import path from 'node:path';
import { app } from 'electron';

export interface Places {
  /** Everything the desk keeps, and the shell's `window.json` and logs. */
  readonly data: string;
  readonly models: string;
  readonly sampleShop: string;
  /** Root of what `app://desk/` serves. */
  readonly renderer: string;
  readonly preload: string;
  readonly engine: string;
}

/** Where things are, in a checkout and in an installed app. SIDEDESK_DATA overrides the data folder. */
export function findPlaces(): Places {
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
  };
}

/** Chromium keeps its own files in a folder of their own; both folders also decide which starts share one instance. */
export function settleFolders(places: Places): void {
  app.setName('Sidedesk');
  app.setPath('userData', places.data);
  app.setPath('sessionData', path.join(places.data, 'chromium'));
  app.setAppLogsPath(path.join(places.data, 'logs'));
}
