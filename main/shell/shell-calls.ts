import { dialog, type BrowserWindow } from 'electron';
import type { ShellHandlers } from '../../preload/contract.ts';
import { readClipboard } from './clipboard.ts';
import type { PointedPaths } from './pointed-paths.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly paths: PointedPaths;
  readonly restartEngine: () => void;
}

/** What a window may ask of the shell itself. */
export function createShellHandlers({ window, paths, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: [what === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
      });
      if (canceled) return [];
      paths.add(filePaths);
      return filePaths;
    },
    'shell.readClipboard': async () => ({ text: await readClipboard() }),
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
