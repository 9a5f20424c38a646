import { dialog, type BrowserWindow } from 'electron';
import type { ShellHandlers } from '../../preload/contract.ts';
import { readClipboard } from './clipboard.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly restartEngine: () => void;
}

/** What a window may ask of the shell itself. */
export function createShellHandlers({ window, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: [what === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
      });
      return canceled ? [] : filePaths;
    },
    'shell.readClipboard': async () => ({ text: await readClipboard() }),
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
